package fengsui.lab.garrison;

import fengsui.lab.garrison.IncidentSeen.Event;
import fengsui.model.Verdict;
import fengsui.wire.Json;
import fengsui.wire.WireException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Reads what the post's API answers.
final class Answers {

  private Answers() {}

  private interface Reading<T> {
    T read(JsonNode node) throws WireException;
  }

  static List<IncidentSeen> incidents(JsonNode answer) throws IOException {
    return all(answer, "incidents", Answers::incident);
  }

  static List<CellSeen> cells(JsonNode answer) throws IOException {
    return all(answer, "cells", Answers::cell);
  }

  private static <T> List<T> all(JsonNode answer, String name, Reading<T> reading)
      throws IOException {
    var list = new ArrayList<T>();
    try {
      for (var node : answer.required(name)) {
        list.add(reading.read(node));
      }
    } catch (WireException | JacksonException | DateTimeException e) {
      throw new IOException("the post's answer cannot be read: " + e.getMessage(), e);
    }
    return list;
  }

  private static IncidentSeen incident(JsonNode node) throws WireException {
    var history = new ArrayList<Event>();
    for (var event : node.required("history")) {
      history.add(
          new Event(
              Instant.parse(event.required("at").asString()),
              event.required("kind").asString(),
              verdict(event.path("verdict")),
              event.path("text").asString("")));
    }
    return new IncidentSeen(
        node.required("id").asString(),
        node.required("state").asString().equals("open"),
        node.required("phase").asString(),
        time(node.path("since")),
        Instant.parse(node.required("openedAt").asString()),
        time(node.path("resolvedAt")),
        Json.readVerdict(node.required("verdict").toString()),
        texts(node.required("targets")),
        texts(node.required("agents")),
        history);
  }

  private static CellSeen cell(JsonNode node) {
    var target = node.required("target");
    return new CellSeen(
        node.required("agent").asString(),
        target.isObject() ? target.required("id").asString() : target.asString(),
        Instant.parse(node.required("at").asString()),
        node.path("stage").asString(""),
        node.path("outcome").asString(""),
        node.required("ok").asBoolean());
  }

  private static @Nullable Verdict verdict(JsonNode node) throws WireException {
    return node.isObject() ? Json.readVerdict(node.toString()) : null;
  }

  private static @Nullable Instant time(JsonNode node) {
    return node.isString() ? Instant.parse(node.asString()) : null;
  }

  private static Set<String> texts(JsonNode list) {
    var texts = new LinkedHashSet<String>();
    list.forEach(text -> texts.add(text.asString()));
    return texts;
  }
}

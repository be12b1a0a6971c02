package fengsui.server.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import fengsui.model.Vantage;
import fengsui.wire.Escapes;
import fengsui.wire.Json;
import fengsui.wire.WireException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// What an agent says of itself every few seconds.
record Hello(Vantage vantage, UUID spool, String version, Instant at, Map<String, Double> gauges) {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int MOST_GAUGES = 100;
  private static final int LONGEST = 100;

  Hello {
    gauges = Map.copyOf(gauges);
  }

  /// @throws Refusal naming the field that is wrong
  static Hello read(byte[] body) {
    try {
      var tree = MAPPER.readTree(new String(body, UTF_8));
      if (!tree.isObject()) {
        throw Refusal.malformed("document", "must be an object", "write it between { and }");
      }
      return new Hello(
          vantage(tree),
          uuid("field spool", text(tree, "spool")),
          Escapes.visible(text(tree, "version")),
          time(text(tree, "at")),
          gauges(tree.path("gauges")));
    } catch (JacksonException _) {
      throw Refusal.malformed("document", "is not JSON", "send one JSON object");
    }
  }

  private static Vantage vantage(JsonNode tree) {
    try {
      return Json.readVantage(tree.path("vantage").toString());
    } catch (WireException e) {
      throw Refusal.malformed("field vantage, " + e.place(), e.problem(), e.remedy());
    }
  }

  private static String text(JsonNode tree, String name) {
    var value = tree.path(name);
    if (!value.isString()) {
      throw Refusal.malformed("field " + name, "is not a text", "give it a value");
    }
    if (value.stringValue().length() > LONGEST) {
      throw Refusal.malformed(
          "field " + name, "is longer than " + LONGEST + " characters", "shorten it");
    }
    return value.stringValue();
  }

  static UUID uuid(String place, String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException _) {
      throw Refusal.malformed(place, "is not a UUID", "make one for each new spool");
    }
  }

  private static Instant time(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException _) {
      throw Refusal.malformed(
          "field at", "is not a time", "write it like 2025-08-12T11:41:03.120Z");
    }
  }

  private static Map<String, Double> gauges(JsonNode tree) {
    if (tree.size() > MOST_GAUGES) {
      throw Refusal.malformed("field gauges", "has over " + MOST_GAUGES + " entries", "send less");
    }
    var gauges = new TreeMap<String, Double>();
    for (var entry : tree.properties()) {
      if (!entry.getValue().isNumber()) {
        throw Refusal.malformed(
            "field gauges." + Escapes.visible(entry.getKey()), "is not a number", "correct it");
      }
      gauges.put(Escapes.visible(entry.getKey()), entry.getValue().asDouble());
    }
    return gauges;
  }
}

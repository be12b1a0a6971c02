package fengsui.server.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads alerts as Prometheus and Alertmanager write them.
///
/// Unknown fields are ignored. An alert that is wrong is left out with a complaint of place,
/// problem and remedy; the others count.
final class AlertReader {

  /// How long an alert of the client API lasts when its sender names no end: Alertmanager's
  /// default.
  static final Duration RESOLVE_TIMEOUT = Duration.ofMinutes(5);

  /// How long an alert of a webhook lasts unless it is repeated. An Alertmanager repeats every 4 h
  /// by default and says when it is over; this is for one that was switched off.
  static final Duration WEBHOOK_TIMEOUT = Duration.ofHours(25);

  static final int MOST_ALERTS = 5_000;
  private static final int MOST_LABELS = 64;
  private static final int LONGEST_LABEL = 1_024;
  private static final int LONGEST_TEXT = 4_096;
  private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Instant now;
  private final Duration timeout;
  private final List<Symptom> good = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  private AlertReader(Instant now, Duration timeout) {
    this.now = now;
    this.timeout = timeout;
  }

  /// What could be read, and what was wrong with the rest.
  record Reading(List<Symptom> good, List<String> problems) {
    Reading {
      good = List.copyOf(good);
      problems = List.copyOf(problems);
    }
  }

  /// Reads the body of `POST /api/v2/alerts`: a list of alerts.
  static Reading client(byte[] body, Instant now) {
    var reader = new AlertReader(now, RESOLVE_TIMEOUT);
    var document = reader.parse(body);
    if (document != null) {
      reader.alerts(document, "");
    }
    return reader.reading();
  }

  /// Reads an Alertmanager's webhook of version 4.
  static Reading webhook(byte[] body, Instant now) {
    var reader = new AlertReader(now, WEBHOOK_TIMEOUT);
    var document = reader.parse(body);
    if (document != null) {
      reader.envelope(document);
    }
    return reader.reading();
  }

  private Reading reading() {
    return new Reading(good, problems);
  }

  private @Nullable JsonNode parse(byte[] body) {
    try {
      var document = MAPPER.readTree(body);
      if (!document.isMissingNode()) {
        return document;
      }
      problems.add("document: is empty; send JSON");
    } catch (JacksonException e) {
      var at = e.getLocation();
      var place =
          at == null ? "document" : "line " + at.getLineNr() + ", column " + at.getColumnNr();
      problems.add(place + ": is not JSON; send what Alertmanager's API takes");
    }
    return null;
  }

  private void envelope(JsonNode document) {
    if (!document.isObject()) {
      problems.add("document: must be an object; send Alertmanager's webhook");
      return;
    }
    var version = document.path("version").asString("");
    if (!version.equals("4")) {
      problems.add("version: must be \"4\"; send the webhook of Alertmanager 0.9 or later");
      return;
    }
    alerts(document.path("alerts"), "alerts");
  }

  private void alerts(JsonNode list, String place) {
    if (!list.isArray()) {
      problems.add((place.isEmpty() ? "document" : place) + ": must be a list; send alerts");
    } else if (list.size() > MOST_ALERTS) {
      problems.add(
          "%s: holds %d alerts; send at most %d at once"
              .formatted(place.isEmpty() ? "document" : place, list.size(), MOST_ALERTS));
    } else {
      for (var i = 0; i < list.size(); i++) {
        alert(list.get(i), place + "[" + i + "]");
      }
    }
  }

  private void alert(JsonNode alert, String place) {
    try {
      good.add(symptom(alert));
    } catch (IllegalArgumentException e) {
      problems.add(place + "." + e.getMessage());
    }
  }

  private Symptom symptom(JsonNode alert) {
    var labels = texts(alert, "labels", LONGEST_LABEL);
    labels.values().removeIf(String::isEmpty);
    if (labels.isEmpty()) {
      throw new IllegalArgumentException("labels: are none; give at least alertname");
    }
    var annotations = texts(alert, "annotations", Integer.MAX_VALUE);
    annotations.replaceAll((_, text) -> cut(text));
    var start = time(alert, "startsAt");
    var end = end(alert);
    var starts = start != null ? start : end != null ? end : now;
    var ends = end != null ? end : later(starts, now.plus(timeout));
    if (ends.isBefore(starts)) {
      throw new IllegalArgumentException("endsAt: is before startsAt; correct one of them");
    }
    var generator = cut(alert.path("generatorURL").asString(""));
    return new Symptom(labels, annotations, starts, ends, end == null, now, clean(generator));
  }

  private @Nullable Instant end(JsonNode alert) {
    var end = time(alert, "endsAt");
    return end == null && alert.path("status").asString("").equals("resolved") ? now : end;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static SortedMap<String, String> texts(JsonNode alert, String field, int longest) {
    var found = new TreeMap<String, String>();
    var node = alert.path(field);
    if (node.size() > MOST_LABELS) {
      throw new IllegalArgumentException(
          "%s: are %d; give at most %d".formatted(field, node.size(), MOST_LABELS));
    }
    for (var entry : node.properties()) {
      var name = entry.getKey();
      var value = entry.getValue();
      if (name.isEmpty() || name.length() > LONGEST_LABEL || !value.isString()) {
        throw new IllegalArgumentException(field + ": must be names with texts; correct them");
      }
      if (value.stringValue().length() > longest) {
        throw new IllegalArgumentException(
            "%s: hold a text longer than %d; shorten it".formatted(field, longest));
      }
      found.put(clean(name), clean(value.stringValue()));
    }
    return found;
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_TEXT
        ? text
        : text.substring(0, LONGEST_TEXT) + "… (" + (text.length() - LONGEST_TEXT) + " more)";
  }

  // What the database cannot keep: the null character, and halves of a character.
  private static String clean(String text) {
    return new String(text.getBytes(UTF_8), UTF_8).replace('\0', '\uFFFD');
  }

  // Go writes "no time" as year 1.
  private static @Nullable Instant time(JsonNode alert, String field) {
    var text = alert.path(field).asString("");
    if (text.isEmpty()) {
      return null;
    }
    try {
      var time = OffsetDateTime.parse(text).toInstant();
      if (time.isAfter(NEVER)) {
        throw new IllegalArgumentException(field + ": is after the year 9998; correct it");
      }
      return time.isBefore(Instant.EPOCH) ? null : time;
    } catch (DateTimeException _) {
      throw new IllegalArgumentException(
          field + ": is not a time; write it like 2025-08-12T11:41:03.120Z");
    }
  }
}

package fengsui.history;

import fengsui.history.where.Field;
import fengsui.history.where.Where;
import fengsui.history.where.Where.Compare;
import fengsui.history.where.Where.In;
import fengsui.history.where.Where.Sign;
import fengsui.model.Alarm;
import fengsui.wire.Json;
import fengsui.wire.WireException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The condition that an alarm stands for: what its scope names, from `since` until `until`, among
/// settled payments that are no refunds (or, of an alarm on failures, among failed ones).
public final class AlarmScope {

  private static final String REMEDY = "give what fengsui payments watch --json wrote";

  private static final JsonMapper MAPPER = new JsonMapper();

  private AlarmScope() {}

  /// Returns the condition of the alarm `id` if `line` tells of it: an alarm, or a summary with its
  /// alarms.
  ///
  /// @throws WireException if it does, but not as an alarm must
  public static Optional<Where> find(String id, String line) {
    try {
      return find(id, MAPPER.readTree(line));
    } catch (JacksonException _) {
      throw new WireException("document", "is not JSON", "write one JSON object a line");
    }
  }

  /// Returns the condition of `alarm`.
  public static Where of(Alarm alarm) {
    return of(MAPPER.readTree(Json.write(alarm)));
  }

  private static Optional<Where> find(String id, JsonNode line) {
    for (var told : line.path("alarms")) {
      if (told.path("id").asString("").equals(id)) {
        return Optional.of(of(told));
      }
    }
    return line.path("id").asString("").equals(id) ? Optional.of(of(line)) : Optional.empty();
  }

  private static Where of(JsonNode alarm) {
    if (!alarm.path("scope").isObject()) {
      throw new WireException("field scope", "must be an object", REMEDY);
    }
    var parts = new ArrayList<Where>();
    for (var named : alarm.path("scope").properties()) {
      parts.add(new In(field(named.getKey()), values(named.getKey(), named.getValue())));
    }
    parts.add(new Compare(Field.AT, Sign.AT_LEAST, time(alarm, "since")));
    if (alarm.hasNonNull("until")) {
      // Alarms are told in milliseconds: the last of them is within.
      var end = time(alarm, "until").truncatedTo(ChronoUnit.MILLIS).plusMillis(1);
      parts.add(new Compare(Field.AT, Sign.LESS, end));
    }
    var failures = alarm.path("kind").asString("").equals("success-rate");
    parts.add(new Compare(Field.STATUS, Sign.EQUAL, failures ? "failed" : "success"));
    parts.add(new Compare(Field.AMOUNT, Sign.AT_LEAST, BigDecimal.ZERO));
    return new Where.All(parts);
  }

  private static Field field(String name) {
    return Field.ofText(name)
        .orElseThrow(() -> new WireException("field scope", "names no attribute: " + name, REMEDY));
  }

  private static List<Object> values(String name, JsonNode one) {
    var all = new ArrayList<>();
    for (var value : one.isArray() ? one : List.of(one)) {
      if (!value.isString()) {
        throw new WireException("field scope." + name, "must be text or a list of it", REMEDY);
      }
      all.add(value.stringValue());
    }
    return all;
  }

  private static Instant time(JsonNode alarm, String name) {
    try {
      return Field.moment(OffsetDateTime.parse(alarm.path(name).asString("")).toInstant());
    } catch (DateTimeException _) {
      throw new WireException("field " + name, "is no time with its offset", REMEDY);
    }
  }
}

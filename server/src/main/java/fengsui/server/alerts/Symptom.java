package fengsui.server.alerts;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Something that existing monitoring found wrong. Its identity is its labels.
///
/// @param endsAt when it ended, or when it ends unless it is told again
/// @param timeout whether `endsAt` is only the latter, because its sender named no end
/// @param updatedAt when it was told last
/// @param generator where it came from, as a link; may be empty
public record Symptom(
    SortedMap<String, String> labels,
    Map<String, String> annotations,
    Instant startsAt,
    Instant endsAt,
    boolean timeout,
    Instant updatedAt,
    String generator) {

  public Symptom {
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    annotations = Map.copyOf(annotations);
    if (endsAt.isBefore(startsAt)) {
      throw new IllegalArgumentException(
          "endsAt must not be before startsAt (%s), but is %s".formatted(startsAt, endsAt));
    }
  }

  public String fingerprint() {
    return Fingerprint.of(labels);
  }

  /// What its rule is called; empty if nobody said.
  public String name() {
    return labels.getOrDefault("alertname", "");
  }

  public boolean firing(Instant now) {
    return endsAt.isAfter(now);
  }

  /// What is known once `younger` was told about the same thing: Alertmanager's own rules.
  ///
  /// Times that overlap are one and the same occurrence, which began at the earlier of both
  /// beginnings. An end that somebody named is not shortened by a later one that nobody named.
  Symptom then(Symptom younger, Instant now) {
    if (!overlaps(younger)) {
      return younger;
    }
    var start = startsAt.isBefore(younger.startsAt) ? startsAt : younger.startsAt;
    var keepsEnd =
        endsAt.isAfter(younger.endsAt) && (younger.firing(now) ? !timeout : !firing(now));
    return new Symptom(
        labels,
        younger.annotations,
        start,
        keepsEnd ? endsAt : younger.endsAt,
        keepsEnd ? timeout : younger.timeout,
        younger.updatedAt,
        younger.generator);
  }

  private boolean overlaps(Symptom other) {
    return !other.endsAt.isBefore(startsAt) && !other.startsAt.isAfter(endsAt);
  }
}

package fengsui.server.alerts;

import fengsui.model.Target;
import fengsui.server.live.Live;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// All symptoms, kept for good before they are acknowledged.
@Component
public final class Symptoms {

  /// How long one is kept after it ended.
  private static final Duration KEPT = Duration.ofDays(7);

  /// What we tell an Alertmanager comes back if it tells us everything: it is no news.
  private static final Set<String> OURS = Set.of("FengsuiIncident", "FengsuiTest");

  /// The labels in which monitoring says what it looks at.
  private static final List<String> LABELS =
      List.of("target", "instance", "host", "hostname", "node");

  private static final int MOST_SHOWN = 1_000;

  private final SymptomTable table;
  private final Live live;
  private final InstantSource clock;

  Symptoms(SymptomTable table, Live live, InstantSource clock) {
    this.table = table;
    this.live = live;
    this.clock = clock;
  }

  /// Those that fire now, newest first; at most 1,000.
  public List<Symptom> firing() {
    return table.endingAfter(clock.instant(), MOST_SHOWN);
  }

  /// A symptom beside an outage.
  ///
  /// @param name what in it names a target of the outage; null if nothing does
  public record Beside(Symptom symptom, @Nullable Name name) {}

  /// How a symptom names a target: by the value of which label.
  public record Name(String label, String value, String target) {}

  /// Those that fired in some part of the time `from` to `to`, newest first, with what in their
  /// labels names one of `targets`; at most 1,000.
  public List<Beside> beside(Collection<Target> targets, Instant from, Instant to) {
    var names = new Places(targets);
    return since(from).stream()
        .filter(symptom -> !symptom.startsAt().isAfter(to))
        .map(symptom -> new Beside(symptom, names.find(symptom.labels()).orElse(null)))
        .toList();
  }

  /// Those that fired in some part of the time from `from` on, newest first; at most 1,000.
  public List<Symptom> since(Instant from) {
    return table.endingAfter(from, MOST_SHOWN);
  }

  /// Keeps what was told, all or nothing. To tell the same again changes nothing.
  void take(List<Symptom> told) {
    var now = clock.instant();
    var byIdentity = new TreeMap<String, Symptom>();
    for (var symptom : told) {
      if (OURS.contains(symptom.name())) {
        continue;
      }
      byIdentity.merge(
          symptom.fingerprint(), symptom, (older, younger) -> older.then(younger, now));
    }
    table.merge(byIdentity, now);
    table.forget(now.minus(KEPT));
    live.changed(Live.Topic.INCIDENTS);
  }

  /// Which target names a label may hold.
  private record Places(Map<String, String> names) {
    Places(Collection<Target> targets) {
      this(new TreeMap<>(String.CASE_INSENSITIVE_ORDER));
      for (var target : targets) {
        names.put(target.id(), target.id());
        names.put(target.host(), target.id());
      }
    }

    Optional<Name> find(Map<String, String> labels) {
      return LABELS.stream()
          .filter(labels::containsKey)
          .flatMap(label -> name(label, Objects.requireNonNull(labels.get(label))).stream())
          .findFirst();
    }

    // Such as shop, shop.example, shop.example:443, https://shop.example/pay, [2001:db8::1]:443.
    private Optional<Name> name(String label, String value) {
      var host = value.replaceFirst("^[a-z0-9+.-]+://", "").replaceFirst("[/?#].*$", "");
      var bare = host.replaceFirst(":\\d+$", "").replaceAll("^\\[|]$", "");
      return Stream.of(value, host, bare)
          .map(names::get)
          .filter(Objects::nonNull)
          .map(target -> new Name(label, value, target))
          .findFirst();
    }
  }
}

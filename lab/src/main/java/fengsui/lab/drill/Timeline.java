package fengsui.lab.drill;

import fengsui.lab.Drill.Audience;
import fengsui.lab.Moment;
import fengsui.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// What happened when, counted from the fault's beginning; each thing is told once.
final class Timeline {

  private final Instant onset;
  private final Audience audience;
  private final List<Moment> moments = new ArrayList<>();
  private final Set<String> told = new HashSet<>();

  Timeline(Instant onset, Audience audience) {
    this.onset = onset;
    this.audience = audience;
  }

  void tell(String what, Instant at, String detail) {
    if (told.add(what + "\n" + detail)) {
      var moment = new Moment(what, seconds(at), detail);
      moments.add(moment);
      audience.moment(moment);
    }
  }

  /// A verdict in a few words.
  static String words(Verdict verdict) {
    var where = verdict.where();
    var named =
        Stream.of(
                where.carrier(),
                where.provider(),
                where.agent(),
                where.layer(),
                where.port(),
                where.direction())
            .filter(Objects::nonNull)
            .map(Object::toString)
            .toList();
    return "%s %s %.0f %%".formatted(verdict.domain().code(), named, verdict.confidence() * 100);
  }

  Instant onset() {
    return onset;
  }

  double secondsSince() {
    return seconds(Instant.now());
  }

  double seconds(Instant at) {
    return Duration.between(onset, at).toNanos() / 1e9;
  }

  List<Moment> moments() {
    return List.copyOf(moments);
  }
}

package fengsui.server.notify.silence;

import fengsui.model.FaultDomain;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a silence must not be: without author or reason, over before it begins, longer than a week,
/// or so broad that an outage of any kind would pass in silence.
final class Limits {

  private static final Duration LONGEST = Duration.ofDays(7);
  private static final Duration AHEAD = Duration.ofDays(90);
  private static final int MOST_MATCHERS = 20;
  private static final int LONGEST_TEXT = 1_000;

  private Limits() {}

  /// Returns everything wrong with it: place, problem, remedy. An empty list lets it through.
  static List<String> problems(Silence silence, Instant now) {
    var problems = new ArrayList<String>();
    text(problems, "createdBy", silence.createdBy(), "say who wants it");
    text(problems, "comment", silence.comment(), "say why");
    times(problems, silence, now);
    var count = silence.matchers().size();
    if (count == 0 || count > MOST_MATCHERS) {
      problems.add("matchers: are %d; give 1 to %d".formatted(count, MOST_MATCHERS));
    } else if (tooBroad(silence)) {
      problems.add(
          "matchers: would silence outages of every kind; name an incident, a target, a carrier or"
              + " the alert of another system");
    }
    return problems;
  }

  private static void text(List<String> problems, String place, String text, String remedy) {
    if (text.isBlank()) {
      problems.add(place + ": is missing; " + remedy);
    } else if (text.length() > LONGEST_TEXT) {
      problems.add("%s: is longer than %d characters; shorten it".formatted(place, LONGEST_TEXT));
    }
  }

  private static void times(List<String> problems, Silence silence, Instant now) {
    var start = silence.startsAt();
    var end = silence.endsAt();
    if (!end.isAfter(start) || !end.isAfter(now)) {
      problems.add("endsAt: must be after startsAt and after now; choose a later end");
    } else if (Duration.between(later(start, now), end).compareTo(LONGEST) > 0) {
      problems.add("endsAt: is more than 7 days away; renew the silence while it is needed");
    }
    if (start.isAfter(now.plus(AHEAD))) {
      problems.add("startsAt: is more than 90 days ahead; make it nearer the time");
    }
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  // Asks what it would do to outages that nobody has thought of.
  private static boolean tooBroad(Silence silence) {
    var domains = FaultDomain.values();
    var each = new ArrayList<Map<String, String>>();
    for (var domain : domains) {
      var labels = new HashMap<>(somebodys("FengsuiIncident", "critical"));
      labels.put("domain", domain.code());
      labels.put("incident", "inc-0");
      each.add(labels);
    }
    return each.stream().allMatch(silence::matches)
        || silence.matches(somebodys("QzUnheardOf", "critical"))
        || silence.matches(somebodys("QzUnheardOf", "warning"));
  }

  private static Map<String, String> somebodys(String alert, String severity) {
    return Map.of(
        "alertname", alert, "severity", severity, "target", "qz-0", "instance", "qz-0.invalid:1");
  }
}

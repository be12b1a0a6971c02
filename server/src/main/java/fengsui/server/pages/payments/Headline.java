package fengsui.server.pages.payments;

import fengsui.history.Pulse;
import fengsui.server.incident.Incident;
import fengsui.server.pages.Frame;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a money person should read first.
///
/// @param tone `alarm`, `calm`, `doubt` or `blind`
/// @param next what to do now
/// @param incident where the work on it is done; null without one
public record Headline(
    String tone, String sentence, List<String> facts, String next, @Nullable String incident) {

  /// Payments that are older tell nothing of now.
  private static final Duration STALE = Duration.ofMinutes(5);

  static Headline of(PaymentsView.Seen seen, Frame frame) {
    var worst =
        seen.incidents().stream()
            .filter(incident -> incident.open() && incident.alarm() != null)
            .max(Comparator.comparing(Headline::amount));
    if (worst.isPresent()) {
      return alarm(worst.get(), frame);
    }
    var pulse = seen.pulse();
    if (pulse == null) {
      return plain("blind", "payments.none", frame, List.of());
    }
    if (pulse.end().plus(STALE).isBefore(frame.now())) {
      var newest = frame.times().full(pulse.end());
      return plain("blind", "payments.stale", frame, List.of(frame.say("payments.newest", newest)));
    }
    return seen.net().ready()
        ? plain("calm", "payments.usual", frame, facts(pulse, frame))
        : plain("doubt", "payments.learning", frame, facts(pulse, frame));
  }

  private static BigDecimal amount(Incident incident) {
    return incident.alarm() == null ? BigDecimal.ZERO : incident.alarm().exposure().amount();
  }

  private static Headline alarm(Incident incident, Frame frame) {
    var line = AlarmLine.of(incident, frame);
    var facts = new ArrayList<String>();
    facts.add(
        frame.say(
            "now.since",
            frame.times().at(line.since(), frame.now()),
            frame.times().lasting(Duration.between(line.since(), frame.now()))));
    facts.add(frame.say("payments.touched", line.payments(), line.people()));
    facts.add(line.told());
    var next =
        line.suspect().isEmpty()
            ? frame.say("payments.next-unexplained")
            : frame.say("payments.next-suspect", line.suspect());
    var sentence =
        amount(incident).signum() == 0
            ? frame.say("sentence", line.why())
            : frame.say("payments.cost", line.why(), line.money());
    return new Headline("alarm", sentence, facts, next, line.incident());
  }

  private static Headline plain(String tone, String key, Frame frame, List<String> facts) {
    return new Headline(tone, frame.say(key), facts, frame.say(key + "-next"), null);
  }

  private static List<String> facts(Pulse pulse, Frame frame) {
    var off =
        pulse.minutes().stream().map(Pulse.Minute::off).reduce(BigDecimal.ZERO, BigDecimal::add);
    var usual =
        pulse.minutes().stream()
            .map(Pulse.Minute::usualOff)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return List.of(
        frame.say("payments.hour", pulse.payments()),
        frame.say(
            "payments.hour-off", off.toPlainString(), pulse.currency(), usual.toPlainString()));
  }
}

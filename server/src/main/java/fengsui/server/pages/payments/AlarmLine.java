package fengsui.server.pages.payments;

import fengsui.model.Alarm;
import fengsui.server.incident.Incident;
import fengsui.server.pages.Frame;
import fengsui.server.pages.LedgerWords;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An alarm of the safety net in a few words.
///
/// @param kind what is not as it should be
/// @param where attributes with their values; empty where nothing limits it
/// @param until null while it lasts
/// @param suspect the likeliest change; empty if none explains it
public record AlarmLine(
    String incident,
    boolean open,
    String kind,
    String why,
    String where,
    Instant since,
    @Nullable Instant until,
    String told,
    String suspect,
    String money,
    long payments,
    long people) {

  static List<AlarmLine> of(List<Incident> incidents, int most, Frame frame) {
    return incidents.stream()
        .filter(incident -> incident.alarm() != null)
        .sorted(Comparator.comparing(incident -> !incident.open()))
        .limit(most)
        .map(incident -> of(incident, frame))
        .toList();
  }

  /// The line of an incident that is the net's.
  public static AlarmLine of(Incident incident, Frame frame) {
    var alarm = incident.alarm();
    if (alarm == null) {
      throw new IllegalArgumentException(incident.id() + " is not the safety net's");
    }
    var ledger = new LedgerWords(frame.words());
    var after = alarm.detectedAfter();
    return new AlarmLine(
        incident.id(),
        incident.open(),
        frame.say("alarm." + alarm.kind().code()),
        ledger.say(alarm.why()),
        where(alarm, frame),
        alarm.since(),
        alarm.until(),
        frame.say("payments.told-after", seconds(after.time(), frame), after.payments()),
        alarm.suspects().stream()
            .limit(1)
            .map(each -> each.change() + frame.say("list.comma") + ledger.say(each.why()))
            .collect(Collectors.joining()),
        PaymentsView.money(alarm),
        alarm.exposure().payments(),
        alarm.exposure().people());
  }

  private static String seconds(Duration time, Frame frame) {
    return time.toSeconds() < 60
        ? frame.say("time.seconds", Math.round(time.toMillis() / 100.0) / 10.0)
        : frame.times().lasting(time);
  }

  private static String where(Alarm alarm, Frame frame) {
    return alarm.scope().entrySet().stream()
        .map(each -> value(each, frame))
        .collect(Collectors.joining(" · "));
  }

  private static String value(Map.Entry<String, List<String>> attribute, Frame frame) {
    var values =
        attribute.getValue().stream()
            .map(value ->
                attribute.getKey().equals("region") ? frame.words().name("province", value) : value)
            .collect(Collectors.joining(frame.say("list.comma")));
    return frame.say("attribute." + attribute.getKey()) + " " + values;
  }
}

package fengsui.server.pages.payments;

import fengsui.history.Pulse;
import fengsui.model.Change;
import fengsui.server.pages.Frame;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Money off per minute as a drawing of 600 by 150: a bar a minute, a line for what is usual, and
/// one for what is planned.
///
/// @param usual points of the line; empty where nothing tells what is usual
/// @param plan how high the planned line is; null if the register plans no rate now
/// @param rows the same numbers for a table
public record Course(
    List<Bar> bars,
    String usual,
    @Nullable String plan,
    String planned,
    String most,
    String from,
    String to,
    String usualSince,
    List<Row> rows) {

  private static final double HEIGHT = 150;
  private static final double STEP = 10;

  /// One minute.
  ///
  /// @param over whether it is more than twice what is usual, and than what is planned
  public record Bar(String x, String y, String height, boolean over) {}

  /// A row of the table.
  public record Row(String at, long payments, String off, String usual) {}

  static Course of(Pulse pulse, List<Change> register, Frame frame) {
    var plan = planned(pulse, register);
    var most = most(pulse, plan);
    var bars = new ArrayList<Bar>();
    var usual = new ArrayList<String>();
    for (var i = 0; i < pulse.minutes().size(); i++) {
      var minute = pulse.minutes().get(i);
      var height = HEIGHT * minute.off().doubleValue() / most;
      bars.add(
          new Bar(text(i * STEP + 1), text(HEIGHT - height), text(height), over(minute, plan)));
      var y = text(HEIGHT - HEIGHT * minute.usualOff().doubleValue() / most);
      usual.add(text(i * STEP) + "," + y + " " + text((i + 1) * STEP) + "," + y);
    }
    var times = frame.times();
    return new Course(
        bars,
        pulse.usualFrom() == null ? "" : String.join(" ", usual),
        plan.signum() == 0 ? null : text(HEIGHT - HEIGHT * plan.doubleValue() / most),
        plan.toPlainString(),
        String.format(Locale.ROOT, "%.0f %s", most, pulse.currency()),
        times.minute(pulse.minutes().getFirst().at()),
        times.minute(pulse.end()),
        pulse.usualFrom() == null ? "" : times.hour(pulse.usualFrom()),
        rows(pulse, frame));
  }

  /// What the campaigns that run at the end of the hour are expected to take off a minute.
  private static BigDecimal planned(Pulse pulse, List<Change> register) {
    return register.stream()
        .map(Change::intent)
        .filter(Objects::nonNull)
        .filter(intent -> intent.covers(pulse.end()))
        .map(Change.Intent::ratePerMinute)
        .filter(Objects::nonNull)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static double most(Pulse pulse, BigDecimal plan) {
    var most = Math.max(1, plan.doubleValue());
    for (var minute : pulse.minutes()) {
      most = Math.max(most, minute.off().doubleValue());
      most = Math.max(most, minute.usualOff().doubleValue());
    }
    return most;
  }

  private static boolean over(Pulse.Minute minute, BigDecimal plan) {
    var two = BigDecimal.valueOf(2);
    return minute.off().compareTo(minute.usualOff().multiply(two)) > 0
        && minute.off().compareTo(plan) > 0;
  }

  private static List<Row> rows(Pulse pulse, Frame frame) {
    return pulse.minutes().reversed().stream()
        .map(minute ->
            new Row(
                frame.times().minute(minute.at()),
                minute.payments(),
                minute.off().toPlainString(),
                minute.usualOff().toPlainString()))
        .toList();
  }

  private static String text(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }
}

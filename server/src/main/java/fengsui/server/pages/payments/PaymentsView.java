package fengsui.server.pages.payments;

import fengsui.history.Pulse;
import fengsui.model.Alarm;
import fengsui.model.Change;
import fengsui.server.incident.Incident;
import fengsui.server.pages.Frame;
import fengsui.server.payments.PaymentNet.Standing;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the page shows.
///
/// @param course money off per minute; null without payments
/// @param rates how much discounts take off
/// @param labels what is given under each label
/// @param alarms the newest first, open ones before others
/// @param asOf when the newest payment was; empty without any
public record PaymentsView(
    Headline headline,
    @Nullable Course course,
    List<Rate> rates,
    List<Label> labels,
    List<AlarmLine> alarms,
    String asOf,
    String watched,
    String trouble) {

  private static final int ALARMS = 20;
  private static final int LABELS = 12;

  /// What the page is made from.
  record Seen(
      @Nullable Pulse pulse, List<Change> register, List<Incident> incidents, Standing net) {}

  /// A class of discounts as two bars, 0 to 100 of a percent.
  public record Rate(String name, double share, double usual, String said, String usualSaid) {}

  /// A label lately.
  ///
  /// @param unusual whether it is on at least twice as many payments as usual
  public record Label(
      String name, long payments, String share, String usual, String off, boolean unusual) {}

  static PaymentsView of(Seen seen, Frame frame) {
    var pulse = seen.pulse();
    var lines = AlarmLine.of(seen.incidents(), ALARMS, frame);
    var net = seen.net();
    var lost = net.unwatched() > 0 ? frame.say("payments.unwatched", net.unwatched()) : "";
    return new PaymentsView(
        Headline.of(seen, frame),
        pulse == null ? null : Course.of(pulse, seen.register(), frame),
        pulse == null ? List.of() : pulse.rates().stream().map(it -> rate(it, frame)).toList(),
        pulse == null
            ? List.of()
            : pulse.labels().stream().limit(LABELS).map(it -> label(it, pulse)).toList(),
        lines,
        pulse == null ? "" : frame.times().full(pulse.end()),
        frame.say("payments.watched", net.watched()),
        net.trouble().isEmpty() ? lost : frame.say("payments.trouble", net.trouble()));
  }

  private static Rate rate(Pulse.Rate rate, Frame frame) {
    var name =
        switch (rate.percent()) {
          case -1 -> frame.say("payments.no-discount");
          case 95 -> frame.say("payments.rate-most");
          default -> frame.say("payments.rate", rate.percent(), rate.percent() + 5);
        };
    return new Rate(
        name, 100 * rate.share(), 100 * rate.usual(), percent(rate.share()), percent(rate.usual()));
  }

  private static Label label(Pulse.Label it, Pulse pulse) {
    var off = it.off().toPlainString() + " " + pulse.currency();
    var unusual = pulse.usualFrom() != null && it.share() > 0.01 && it.share() > 2 * it.usual();
    return new Label(
        it.label(), it.payments(), percent(it.share()), percent(it.usual()), off, unusual);
  }

  static String percent(double share) {
    return share == 0 || share == 1
        ? Math.round(share * 100) + " %"
        : String.format(Locale.ROOT, share < 0.1 ? "%.2f %%" : "%.1f %%", share * 100);
  }

  static String money(Alarm alarm) {
    var cost = alarm.exposure();
    return cost.amount().toPlainString() + " " + cost.currency();
  }
}

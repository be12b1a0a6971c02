package fengsui.lab.drill.subsidy;

import fengsui.lab.till.Day;
import fengsui.lab.till.Offer;
import fengsui.lab.till.Tills;
import fengsui.model.Alarm;
import fengsui.model.Payment;
import fengsui.model.Payment.Discount;
import fengsui.model.Payment.Status;
import fengsui.payments.Campaigns;
import fengsui.payments.SafetyNet;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Plays one scenario: a day teaches the net, then the afternoon comes; what the net suspects is
/// halted at the tills as soon as it says so, and what was really given away is counted beside it.
final class Afternoon {

  private static final double PER_SECOND = 12;
  private static final long TEACHER = 1;
  private static final long TRUTH = 2;

  private final TillScenario scenario;
  private final SafetyNet net;
  private final Tills tills;
  private final List<Alarm> raised = new ArrayList<>();
  private final Set<String> people = new HashSet<>();
  private final Set<String> halted = new HashSet<>();
  private long payments;
  private BigDecimal money = BigDecimal.ZERO;
  private @Nullable Instant first;

  Afternoon(TillScenario scenario) {
    this.scenario = scenario;
    var changes = new ArrayList<>(Usual.campaigns());
    changes.addAll(scenario.registered());
    net = new SafetyNet(Campaigns.of(changes));
    teacher().forEach(net::learn);
    var offers = new ArrayList<>(scenario.wrong());
    Usual.offers().stream()
        .filter(usual -> usual.campaign() == null || !replaced(usual.campaign()))
        .forEach(offers::add);
    scenario.registered().stream()
        .filter(change -> !replaced(change.id()))
        .map(Offer::of)
        .forEach(offers::add);
    tills = new Tills(TRUTH, "d", scenario.from(), new Day(PER_SECOND, scenario.surges()), offers);
  }

  /// Whether the tills do something wrong instead of a campaign.
  private boolean replaced(String campaign) {
    return scenario.wrong().stream().anyMatch(wrong -> campaign.equals(wrong.campaign()));
  }

  /// The payments of the day before.
  static Stream<Payment> teacher() {
    var day = new Tills(TEACHER, "h", Usual.DAY, new Day(PER_SECOND, List.of()), Usual.offers());
    var end = Usual.DAY.plusSeconds(86_400);
    return Stream.generate(day::next).takeWhile(payment -> payment.at().isBefore(end));
  }

  Played play() {
    var end = scenario.from().plus(scenario.lasting());
    for (var payment = tills.next(); payment.at().isBefore(end); payment = tills.next()) {
      net.take(payment, this::raised);
      count(payment);
    }
    net.end(this::raised);
    return new Played(raised, net.alarms(), payments, people.size(), money, first, halted);
  }

  private void raised(Alarm alarm) {
    raised.add(alarm);
    if (!alarm.suspects().isEmpty()) {
      var suspect = alarm.suspects().getFirst().change();
      if (tills.live(suspect)) {
        tills.halt(suspect);
        halted.add(suspect);
      }
    }
  }

  private void count(Payment payment) {
    if (payment.refund() || payment.status() == Status.FAILED) {
      return;
    }
    var off =
        payment.discounts().stream()
            .filter(discount -> scenario.wrong().stream().anyMatch(wrong -> by(wrong, discount)))
            .map(Discount::amount)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    boolean during = scenario.wrong().stream().anyMatch(wrong -> wrong.at(payment.at()));
    if (off.signum() > 0 && during) {
      payments++;
      money = money.add(off);
      people.add(String.valueOf(payment.user()));
      first = first == null ? payment.at() : first;
    }
  }

  private static boolean by(Offer wrong, Discount discount) {
    return wrong.label().equals(discount.label())
        && Objects.equals(wrong.campaign(), discount.campaign());
  }

  /// What the net said, and what was so.
  ///
  /// @param raised the alarms when they were raised
  /// @param alarms the same as they were known in the end
  /// @param payments that got the wrong discount, settled and not refunds
  /// @param first when the first of them was
  /// @param halted campaigns that were halted
  record Played(
      List<Alarm> raised,
      List<Alarm> alarms,
      long payments,
      long people,
      BigDecimal money,
      @Nullable Instant first,
      Set<String> halted) {}
}

package fengsui.payments;

import static fengsui.model.Alarm.Kind.DISCOUNT_SHIFT;
import static fengsui.model.Alarm.Kind.FORBIDDEN_SCENE;
import static fengsui.model.Alarm.Kind.LABEL_SPIKE;
import static fengsui.model.Alarm.Kind.SUBSIDY_BURN;
import static fengsui.model.Alarm.Kind.SUCCESS_RATE;
import static fengsui.model.Alarm.Kind.VOLUME;
import static org.assertj.core.api.Assertions.assertThat;

import fengsui.model.Alarm;
import fengsui.model.Change;
import fengsui.model.Payment;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Time is the payments' own: one every hundred milliseconds.
class SafetyNetTest {

  private static final Instant NOON = Instant.parse("2025-01-16T04:00:00Z");

  private static final List<String> REGIONS = List.of("beijing", "hubei", "anhui", "yunnan");

  private final List<Alarm> raised = new ArrayList<>();
  private Instant now = NOON;
  private long number;

  private static Change campaign() {
    return Sold.campaign(
        "C-1", "券", "0.10", "5.00", "food", NOON.minusSeconds(90_000), NOON.plusSeconds(7_200));
  }

  private static SafetyNet net(Change... changes) {
    return new SafetyNet(Campaigns.of(List.of(changes)));
  }

  private Payment next(Sold sold) {
    now = now.plusMillis(100);
    return sold.at("p" + number++, now);
  }

  /// Twenty thousand payments of the day before, every tenth a meal.
  private void teach(SafetyNet net, Sold usual) {
    var before = NOON.minusSeconds(4_000);
    for (int i = 0; i < 20_000; i++) {
      var scene = i % 10 == 0 ? "food" : "purchase";
      net.learn(usual.scene(scene).at("h" + i, before.plusMillis(100L * i)));
    }
  }

  private void take(SafetyNet net, Sold sold, int times) {
    for (int i = 0; i < times; i++) {
      net.take(next(sold), raised::add);
    }
  }

  private Alarm only(SafetyNet net) {
    net.end(raised::add);
    assertThat(raised).hasSize(1);
    assertThat(net.alarms()).hasSize(1);
    return net.alarms().getFirst();
  }

  private void silent(SafetyNet net) {
    net.end(raised::add);
    assertThat(raised).isEmpty();
  }

  @Test
  void aCampaignOnASceneItIsNotForIsToldWithItsFirstPayment() {
    var net = net(campaign());

    take(net, Sold.PLAIN.scene("rent").off("券", "C-1", "3.00"), 1);

    var alarm = only(net);
    assertThat(alarm.kind()).isEqualTo(FORBIDDEN_SCENE);
    assertThat(alarm.why()).isEqualTo("券 is on a scene it is not for");
    assertThat(alarm.since()).isEqualTo(now);
    assertThat(alarm.exposure().amount()).isEqualByComparingTo("3.00");
    assertThat(alarm.suspects().getFirst().change()).isEqualTo("C-1");
  }

  @Test
  void aCampaignIsJudgedByHowItIsRegisteredAtTheMoment() {
    var other =
        Sold.campaign(
            "C-2", "节", "0.10", "5.00", "food", NOON.minusSeconds(60), NOON.plusSeconds(7_200));
    var net = net(campaign());
    teach(net, Sold.PLAIN);

    net.register(other);
    take(net, Sold.PLAIN.scene("food").off("节", "C-2", "5.00"), 300);
    silent(net);

    net.register(
        Sold.campaign(
            "C-2", "节", "0.10", "4.00", "food", NOON.minusSeconds(60), NOON.plusSeconds(7_200)));
    take(net, Sold.PLAIN.scene("food").off("节", "C-2", "5.00"), 1);
    var alarm = only(net);
    assertThat(alarm.kind()).isEqualTo(DISCOUNT_SHIFT);
    assertThat(alarm.suspects().getFirst().change()).isEqualTo("C-2");
  }

  @Test
  void aStreamThatStopsAsAWholeAndGoesOnLaterIsNoLossWhereverItsPausesFall() {
    for (int offset = 0; offset < 50; offset++) {
      var net = net();
      teach(net, Sold.PLAIN);
      now = NOON.plusMillis(100L * offset);

      take(net, Sold.PLAIN, 4_000);
      now = now.plus(Duration.ofHours(3));
      take(net, Sold.PLAIN, 1_000);

      silent(net);
    }
  }

  @Test
  void aCampaignInsideItsManifestIsSilent() {
    var net = net(campaign());
    teach(net, Sold.PLAIN);

    take(net, Sold.PLAIN.scene("food").off("券", "C-1", "5.00"), 500);

    silent(net);
  }

  @Test
  void moreThanTheCapIsTold() {
    var net = net(campaign());

    take(net, Sold.PLAIN.scene("food").off("券", "C-1", "5.02"), 1);

    var alarm = only(net);
    assertThat(alarm.kind()).isEqualTo(DISCOUNT_SHIFT);
    assertThat(alarm.why()).isEqualTo("券 takes off more than one payment may get");
  }

  @Test
  void aDiscountThatDoesNotAddUpIsTold() {
    var net = net();

    net.take(wrong(next(Sold.PLAIN)), raised::add);

    var alarm = only(net);
    assertThat(alarm.kind()).isEqualTo(DISCOUNT_SHIFT);
    assertThat(alarm.why())
        .isEqualTo("a discount does not add up: amount less discounts is not what was paid");
    assertThat(alarm.exposure().amount()).isEqualByComparingTo("1.00");
  }

  private static Payment wrong(Payment payment) {
    return new Payment(
        payment.id(),
        payment.at(),
        payment.scene(),
        payment.amount(),
        payment.paid().subtract(BigDecimal.ONE),
        payment.currency(),
        payment.discounts(),
        payment.merchant(),
        payment.region(),
        payment.channel(),
        payment.user(),
        payment.status(),
        payment.config());
  }

  @Test
  void aCampaignThatEndedIsToldAfterAMinuteOfGrace() {
    var net = net(campaign());
    now = NOON.plusSeconds(7_200);

    take(net, Sold.PLAIN.scene("food").off("券", "C-1", "5.00"), 590);
    assertThat(raised).isEmpty();
    take(net, Sold.PLAIN.scene("food").off("券", "C-1", "5.00"), 60);

    assertThat(only(net).why()).isEqualTo("券 is given after it ended");
    assertThat(only(net).kind()).isEqualTo(LABEL_SPIKE);
  }

  @Test
  void aHabitOfTheHistoryIsNoBreach() {
    var net = net(campaign());
    teach(net, Sold.PLAIN);
    var habit = Sold.PLAIN.scene("food").off("券", "C-1", "5.02");
    for (int i = 0; i < 100; i++) {
      net.learn(habit.at("x" + i, NOON.minusSeconds(3_000 + i)));
    }

    take(net, habit, 1);

    silent(net);
  }

  @Test
  void aLabelThatNobodyKnowsIsToldAtItsThirdPayment() {
    var net = net(campaign());
    teach(net, Sold.PLAIN);

    take(net, Sold.PLAIN.off("神券", null, "20.00"), 2);
    silent(net);
    take(net, Sold.PLAIN.off("神券", null, "20.00"), 1);

    var alarm = only(net);
    assertThat(alarm.kind()).isEqualTo(LABEL_SPIKE);
    assertThat(alarm.scope()).isEqualTo(Map.of("label", List.of("神券")));
    assertThat(alarm.exposure().payments()).isEqualTo(3);
    assertThat(alarm.exposure().amount()).isEqualByComparingTo("60.00");
  }

  @Test
  void withoutHistoryOnlyInvariantsAreToldAndTheNetSaysSo() {
    var net = net(campaign());

    take(net, Sold.PLAIN.off("神券", null, "20.00"), 500);

    silent(net);
    assertThat(net.ready()).isFalse();
  }

  @Test
  void withoutHistoryWhatComesFirstIsUsual() {
    var net = net();
    take(net, Sold.PLAIN, 20_000);
    assertThat(net.ready()).isTrue();

    take(net, Sold.PLAIN.off("神券", null, "20.00"), 60);

    assertThat(only(net).scope()).isEqualTo(Map.of("label", List.of("神券")));
  }

  @Test
  void moreOfOneSceneBringsMoreOfItsLabelAndIsNoAlarm() {
    var net = net();
    var meal = Sold.PLAIN.scene("food").off("饭", null, "1.00");
    for (int i = 0; i < 20_000; i++) {
      net.learn((i % 10 == 0 ? meal : Sold.PLAIN).at("h" + i, NOON.minusMillis(100L * i)));
    }

    for (int i = 0; i < 3_000; i++) {
      take(net, i % 2 == 0 ? meal : Sold.PLAIN, 1);
    }

    silent(net);
  }

  @Test
  void aPaymentThatComesTwiceCountsOnce() {
    var net = net(campaign());
    var payment = next(Sold.PLAIN.scene("rent").off("券", "C-1", "3.00"));

    net.take(payment, raised::add);
    net.take(payment, raised::add);

    assertThat(only(net).exposure().payments()).isEqualTo(1);
    assertThat(net.counts().duplicates()).isEqualTo(1);
  }

  @Test
  void onePaymentFromTheFutureMovesNoClock() {
    var net = net(campaign());
    take(net, Sold.PLAIN, 10);
    var future = Sold.PLAIN.scene("food").off("券", "C-1", "5.00");

    net.take(future.at("future", now.plus(Duration.ofDays(400))), raised::add);
    take(net, Sold.PLAIN, 10);

    silent(net);
    assertThat(net.counts().ahead()).isEqualTo(1);
    assertThat(net.counts().late()).isZero();
  }

  @Test
  void aGapInTheStreamIsNoFuture() {
    var net = net();
    take(net, Sold.PLAIN, 10);
    now = now.plus(Duration.ofHours(3));

    take(net, Sold.PLAIN, 100);

    assertThat(net.counts().ahead()).isEqualTo(19);
    silent(net);
  }

  @Test
  void aClockThatWasSetBackDoesNotBlindTheNet() {
    var net = net(campaign());
    take(net, Sold.PLAIN, 100);
    now = now.minus(Duration.ofHours(1));

    take(net, Sold.PLAIN, 300);
    take(net, Sold.PLAIN.scene("rent").off("券", "C-1", "3.00"), 1);

    assertThat(only(net).kind()).isEqualTo(FORBIDDEN_SCENE);
    assertThat(net.counts().late()).isEqualTo(199);
  }

  @Test
  void latePaymentsOfAnAlarmAreCountedWithIt() {
    var net = net(campaign());
    var rent = Sold.PLAIN.scene("rent").off("券", "C-1", "3.00");
    take(net, rent, 40);
    now = now.plusSeconds(30);
    take(net, rent, 1);
    var early = now.minusSeconds(900);

    net.take(rent.at("late", early), raised::add);

    assertThat(only(net).exposure().payments()).isEqualTo(42);
    assertThat(net.counts().late()).isEqualTo(1);
  }

  @Test
  void refundsAndFailedPaymentsMoveNoMoney() {
    var net = net(campaign());
    var rent = Sold.PLAIN.scene("rent").off("券", "C-1", "3.00");

    take(net, rent, 2);
    take(net, rent.failing(), 1);
    net.take(Sold.refund(next(rent)), raised::add);

    assertThat(only(net).exposure().amount()).isEqualByComparingTo("6.00");
  }

  @Test
  void aCampaignThatSpendsThreeTimesItsPlanIsTold() {
    var plan =
        Sold.planned("C-2", "红包", "5.00", "300.00", NOON.minusSeconds(10), NOON.plusSeconds(9_000));
    var net = net(plan);
    teach(net, Sold.PLAIN);

    for (int i = 0; i < 1_500; i++) {
      take(net, i % 3 == 0 ? Sold.PLAIN.off("红包", "C-2", "5.00") : Sold.PLAIN, 1);
    }

    var alarm = only(net);
    assertThat(alarm.kind()).isEqualTo(SUBSIDY_BURN);
    assertThat(alarm.expected()).isEqualTo(300);
    assertThat(alarm.observed()).isBetween(900.0, 1_200.0);
    assertThat(alarm.suspects().getFirst().change()).isEqualTo("C-2");
  }

  @Test
  void aCampaignWithinItsPlanIsSilent() {
    var plan =
        Sold.planned(
            "C-2", "红包", "5.00", "1100.00", NOON.minusSeconds(10), NOON.plusSeconds(9_000));
    var net = net(plan);
    teach(net, Sold.PLAIN);

    for (int i = 0; i < 1_500; i++) {
      take(net, i % 3 == 0 ? Sold.PLAIN.off("红包", "C-2", "5.00") : Sold.PLAIN, 1);
    }

    silent(net);
  }

  @Test
  void failingPaymentsOfOneRegionAreToldForThatRegion() {
    var net = net();
    for (int i = 0; i < 20_000; i++) {
      var region = i % 4 == 0 ? "beijing" : "hubei";
      var sold = Sold.PLAIN.region(region);
      net.learn((i % 100 == 7 ? sold.failing() : sold).at("h" + i, NOON.minusMillis(100L * i)));
    }

    for (int i = 0; i < 1_000; i++) {
      take(
          net, i % 4 == 0 ? Sold.PLAIN.region("beijing").failing() : Sold.PLAIN.region("hubei"), 1);
    }

    var alarm = only(net);
    assertThat(alarm.kind()).isEqualTo(SUCCESS_RATE);
    assertThat(alarm.scope()).isEqualTo(Map.of("region", List.of("beijing")));
    assertThat(alarm.detectedAfter().time()).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void failuresInAnotherRegionAreAnotherCause() {
    var net = net();
    for (int i = 0; i < 20_000; i++) {
      var sold = Sold.PLAIN.region(REGIONS.get(i % 4));
      net.learn((i % 100 == 7 ? sold.failing() : sold).at("h" + i, NOON.minusMillis(100L * i)));
    }

    for (int i = 0; i < 2_400; i++) {
      var failing = REGIONS.get(i < 1_200 ? 0 : 1);
      var sold = Sold.PLAIN.region(REGIONS.get(i % 4));
      take(net, sold.region().equals(failing) ? sold.failing() : sold, 1);
    }
    net.end(raised::add);

    assertThat(net.alarms().stream().map(Alarm::scope))
        .containsExactly(
            new TreeMap<>(Map.of("region", List.of("beijing"))),
            new TreeMap<>(Map.of("region", List.of("hubei"))));
  }

  @Test
  void aRegionWhosePaymentsStayAwayIsTold() {
    var net = net();
    for (int i = 0; i < 40_000; i++) {
      net.learn(mixed(i).at("h" + i, NOON.minusMillis(100L * i)));
    }
    for (int i = 0; i < 6_000; i++) {
      take(net, mixed(i), 1);
    }
    var stop = now;

    for (int i = 0; i < 900; i++) {
      take(net, Sold.PLAIN.region("hubei"), 1);
    }

    var alarm = only(net);
    assertThat(alarm.kind()).isEqualTo(VOLUME);
    assertThat(alarm.scope()).isEqualTo(Map.of("region", List.of("beijing")));
    assertThat(Duration.between(stop, alarm.since()).abs()).isLessThan(Duration.ofSeconds(10));
  }

  private static Sold mixed(int i) {
    return Sold.PLAIN.region(i % 3 == 0 ? "beijing" : "hubei");
  }

  @Test
  void theSamePaymentsGiveTheSameAlarms() {
    assertThat(told()).isEqualTo(told());
  }

  private static List<Alarm> told() {
    var test = new SafetyNetTest();
    var net = net(campaign());
    test.teach(net, Sold.PLAIN);
    test.take(net, Sold.PLAIN.off("神券", null, "20.00"), 200);
    net.end(test.raised::add);
    return net.alarms();
  }
}

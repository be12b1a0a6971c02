package fengsui.guard.trial;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.guard.Predicted;
import fengsui.model.Alarm;
import fengsui.model.Change;
import fengsui.model.Change.Intent;
import fengsui.model.Change.Scope;
import fengsui.model.Payment;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrialTest {

  private static final Instant T0 = Instant.parse("2026-11-24T04:00:00Z");

  /// A tenth of 60 payments a second, one unit each: 360 a minute, 400 in a busy one.
  private static final Predicted PREDICTED =
      new Predicted(
          1440,
          518_400,
          0.1,
          money("1.00"),
          money("2.00"),
          money("360.00"),
          money("400.00"),
          Optional.empty(),
          0,
          0,
          money("0.00"));

  private static BigDecimal money(String text) {
    return new BigDecimal(text);
  }

  private static Change change(@Nullable String budget) {
    return new Change(
        "C-1",
        "campaign",
        "kim",
        T0,
        null,
        Map.of("label", "L"),
        new Scope(Set.of("purchase", "rent"), Set.of(), BigDecimal.ONE),
        new Intent(
            "p",
            Set.of("purchase"),
            money("5.00"),
            budget == null ? null : money(budget),
            null,
            T0,
            T0.plus(Duration.ofDays(1))),
        List.of());
  }

  private static Payment payment(Instant at, String scene, @Nullable String off, boolean fine) {
    var discounts =
        off == null
            ? List.<Payment.Discount>of()
            : List.of(new Payment.Discount("L", "C-1", money(off)));
    return new Payment(
        "p" + at,
        at,
        scene,
        money("100.00"),
        off == null ? money("100.00") : money("100.00").subtract(money(off)),
        "CNY",
        discounts,
        null,
        null,
        null,
        "u",
        fine ? Payment.Status.SUCCESS : Payment.Status.FAILED,
        null);
  }

  private static Trial trial(@Nullable String budget) {
    return new Trial(change(budget), Optional.of(PREDICTED), BigDecimal.ONE, BigDecimal.ZERO);
  }

  @Test
  void theFirstPaymentThatBreaksAnInvariantStopsIt() {
    assertThat(trial(null).take(payment(T0, "transfer", "1.00", true)))
        .contains(new Stop("invariant", T0, "it reached the scene transfer, where it is not set"));
    assertThat(trial(null).take(payment(T0, "rent", "1.00", true)))
        .contains(new Stop("invariant", T0, "it reached the scene rent, which it is not for"));
    assertThat(trial(null).take(payment(T0, "purchase", "5.01", true)))
        .contains(
            new Stop("invariant", T0, "it took 5.01 off one payment, and its author allows 5.00"));
    var spending = trial("2.00");
    assertThat(spending.take(payment(T0, "purchase", "2.00", true))).isEmpty();
    assertThat(spending.take(payment(T0, "purchase", "0.01", true)))
        .contains(new Stop("invariant", T0, "it took off 2.01, and its budget is 2.00"));
  }

  @Test
  void whatWasSpentBeforeARestartIsSpent() {
    var trial = new Trial(change("2.00"), Optional.of(PREDICTED), BigDecimal.ONE, money("1.50"));

    assertThat(trial.take(payment(T0, "purchase", "0.50", true))).isEmpty();
    assertThat(trial.take(payment(T0, "purchase", "0.01", true)))
        .contains(new Stop("invariant", T0, "it took off 2.01, and its budget is 2.00"));
  }

  @Test
  void theBreakerTripsWithinTenSecondsOfManyTimesTheMoney() {
    var trial = trial(null);
    Optional<Stop> stop = Optional.empty();
    var at = T0;
    while (stop.isEmpty()) {
      at = at.plusMillis(10);
      stop = trial.take(payment(at, "purchase", "1.00", true));
    }

    assertThat(stop.orElseThrow().judge()).isEqualTo("burn-rate");
    assertThat(Duration.between(T0, at)).isLessThan(Duration.ofSeconds(4));
    assertThat(stop.orElseThrow().why())
        .isEqualTo("it took 283.00 off in ten seconds, and 282.00 would be much already");
  }

  @Test
  void aChangeThatDoesWhatWasForeseenRunsForHours() {
    var random = new Random(7);
    var trial = trial(null);
    var at = T0;
    for (int i = 0; i < 400_000; i++) {
      at = at.plusNanos(16_666_667);
      var off = random.nextInt(10) == 0 ? (random.nextBoolean() ? "0.50" : "1.50") : null;
      assertThat(trial.take(payment(at, "purchase", off, random.nextInt(50) > 0))).isEmpty();
    }
  }

  private static Optional<Stop> run(int hits, String off, int failures) {
    var random = new Random(7);
    var trial = trial(null);
    var at = T0;
    for (int i = 0; i < 20_000; i++) {
      at = at.plusNanos(16_666_667);
      boolean hit = random.nextInt(100) < hits;
      boolean fine = random.nextInt(100) >= (hit ? failures : 2);
      var stop = trial.take(payment(at, "purchase", hit ? off : null, fine));
      if (stop.isPresent()) {
        return stop;
      }
    }
    return Optional.empty();
  }

  @Test
  void theSlowestJudgeSeesWhatIsTooOftenTooMuchOrFails() {
    assertThat(run(10, "1.00", 2)).isEmpty();
    assertThat(run(17, "1.00", 2))
        .hasValueSatisfying(stop ->
            assertThat(stop.why())
                .matches("it hit 30.. of 1.... payments, and 1800 were foreseen"));
    assertThat(run(10, "1.60", 2))
        .hasValueSatisfying(stop ->
            assertThat(stop.why())
                .isEqualTo("it took 1.60 off a payment on average, and 1.00 was foreseen"));
    assertThat(run(10, "1.00", 8))
        .hasValueSatisfying(stop -> {
          assertThat(stop.judge()).isEqualTo("five-minutes");
          assertThat(stop.at()).isEqualTo(T0.plusNanos(16_666_667).plusSeconds(300));
          assertThat(stop.why())
              .matches("of 1... payments that it touched .+ failed; of .+ others .+");
        });
  }

  private static Alarm alarm(Map<String, List<String>> scope, Instant since, String suspect) {
    var suspects =
        suspect.isEmpty() ? List.<Alarm.Suspect>of() : List.of(new Alarm.Suspect(suspect, "y"));
    return new Alarm(
        "a-1",
        Alarm.Kind.SUBSIDY_BURN,
        new TreeMap<>(scope),
        since,
        since,
        null,
        new Alarm.DetectedAfter(Duration.ZERO, 1),
        2,
        1,
        "twice as much",
        suspects,
        new Alarm.Exposure(1, 1, BigDecimal.ONE, "CNY"));
  }

  @Test
  void anAlarmStopsWhatItIsAboutAndNothingElse() {
    var change = change(null);

    assertThat(Touch.of(change, T0, alarm(Map.of("campaign", List.of("C-1")), T0, "")))
        .contains(new Stop("alarm", T0, "the alarm a-1 (subsidy-burn) tells of it: twice as much"));
    assertThat(Touch.of(change, T0, alarm(Map.of(), T0, "C-1"))).isPresent();
    assertThat(Touch.of(change, T0, alarm(Map.of("label", List.of("L")), T0, ""))).isPresent();
    assertThat(Touch.of(change, T0, alarm(Map.of("label", List.of("L")), T0.minusSeconds(1), "")))
        .isEmpty();
    assertThat(Touch.of(change, T0, alarm(Map.of("label", List.of("M")), T0, "C-2"))).isEmpty();
    assertThat(Touch.of(change, T0, alarm(Map.of("region", List.of("beijing")), T0, ""))).isEmpty();
  }
}

package fengsui.agent.failsafe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fengsui.client.failsafe.Bundle;
import fengsui.dns.IpText;
import fengsui.dns.message.Name;
import fengsui.dns.verdict.Proof;
import fengsui.model.Failure;
import fengsui.model.Observation;
import fengsui.model.Outcome;
import fengsui.model.Owner;
import fengsui.model.Plan;
import fengsui.model.Vantage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RotTest {

  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
  private static final Duration WEEK = FailsafeSettings.WEEKLY;
  private static final Plan PLAN =
      new Plan(
          "bj-u-1",
          1,
          Vantage.HERE,
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          Duration.ofSeconds(1),
          Duration.ZERO,
          "");

  @Test
  void eachNameIsOneObservationOfTheAgentItself() {
    var rot = new Rot();
    var proven = new Proof.Proven("0a");
    rot.proved(Name.of("shop.example"), IpText.parse("39.1.1.9"), proven, Duration.ofMillis(12));
    rot.proved(
        Name.of("shop.example"),
        IpText.parse("39.1.1.10"),
        new Proof.Refuted(List.of("portal.example"), "is for portal.example"),
        Duration.ofMillis(30));
    rot.proved(
        Name.of("shop.example"),
        IpText.parse("39.1.1.11"),
        new Proof.Unreachable(new Outcome.Failed(Failure.CONNECTION_REFUSED)),
        Duration.ofMillis(1));
    rot.proved(Name.of("pay.example"), IpText.parse("39.1.1.9"), proven, Duration.ofMillis(12));

    var all = rot.observations(PLAN, NOW);

    assertThat(all)
        .extracting(each -> each.target().id())
        .containsExactly("failsafe/pay.example", "failsafe/shop.example");
    assertThat(all).extracting(each -> each.target().owner()).containsOnly(Owner.SELF);
    assertThat(all.getFirst().outcome()).isEqualTo(Outcome.OK);
    assertThat(all.getLast().ms()).isEqualTo(30);
    assertThat(all.getLast().outcome().code())
        .isEqualTo(
            "unknown_failure: 2 of 3 addresses of the failsafe are not proven: 39.1.1.10 has a"
                + " certificate that is for portal.example");
  }

  @Test
  void aBundleThatIsMissingOrOutOfTimeIsWrongItself() {
    var entry =
        new Bundle.Entry(
            List.of(IpText.parse("39.1.1.9")), List.of(), java.util.Set.of(), 443, true);
    var bundle = new Bundle(7, NOW.minusSeconds(9), NOW, Map.of(Name.of("shop.example"), entry));

    assertThat(said(Rot.bundle(PLAN, NOW, Optional.empty())))
        .isEqualTo("unknown_failure: no failsafe bundle was accepted");
    assertThat(said(Rot.bundle(PLAN, NOW, Optional.of(bundle))))
        .startsWith("unknown_failure: bundle 7 was valid until 2026-06-01T00:00:00Z");
    assertThat(said(Rot.bundle(PLAN, NOW.minusSeconds(1), Optional.of(bundle)))).isEqualTo("ok");
  }

  private static String said(Observation observation) {
    assertThat(observation.target().id()).isEqualTo("failsafe/bundle");
    return observation.outcome().code();
  }

  @Test
  void turnsComeATenthSoonerOrLaterAndNotAllAtOnce() {
    var turns = new Turns(WEEK, new Random(1));
    var all = new java.util.HashSet<Instant>();
    for (int i = 0; i < 1000; i++) {
      var next = turns.next(NOW.minus(Duration.ofDays(1)), NOW);
      assertThat(Duration.between(NOW, next))
          .isBetween(
              Duration.ofDays(6).minus(WEEK.dividedBy(10)),
              Duration.ofDays(6).plus(WEEK.dividedBy(10)));
      all.add(next);
    }
    assertThat(all).hasSizeGreaterThan(900);
  }

  @Test
  void theFirstTurnComesWithinAnHourAndAClockSetBackDoesNotPutItOff() {
    var turns = new Turns(WEEK, new Random(1));
    for (int i = 0; i < 1000; i++) {
      assertThat(turns.next(null, NOW)).isBetween(NOW, NOW.plus(Duration.ofHours(1)));
      assertThat(turns.next(NOW.plus(Duration.ofDays(900)), NOW))
          .isBefore(NOW.plus(Duration.ofDays(8)));
    }
  }

  @Test
  void settingsThatMakeNoSenseAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FailsafeSettings(Path.of("b"), List.of(), null, WEEK))
        .withMessage("failsafe-key: is missing; give a public key whose signature counts");
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new FailsafeSettings(Path.of("b"), List.of(Path.of("k")), null, Duration.ofSeconds(1)))
        .withMessage("failsafe-every: is PT1S; give PT1M or more");
  }
}

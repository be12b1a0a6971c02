package fengsui.agent.health;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.agent.rounds.Tally;
import fengsui.agent.spool.Spool;
import fengsui.agent.spool.SpoolSettings;
import fengsui.agent.time.AgentClock;
import fengsui.model.Evidence;
import fengsui.model.Failure;
import fengsui.model.Observation;
import fengsui.model.Outcome;
import fengsui.model.Owner;
import fengsui.model.Plan;
import fengsui.model.Scheme;
import fengsui.model.Side;
import fengsui.model.Stage;
import fengsui.model.Target;
import fengsui.model.Vantage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VitalsTest {

  private static final Target SITE = target("site", Side.OVERSEAS, Owner.OURS);
  private static final Target NEAR = target("near", Side.DOMESTIC, Owner.CONTROL);
  private static final Target FAR = target("far", Side.OVERSEAS, Owner.CONTROL);

  @TempDir private Path folder;

  private Instant wall = Instant.parse("2025-08-20T00:34:00Z");
  private final AgentClock clock = new AgentClock(() -> wall, () -> 0);
  private final Tally tally = new Tally();
  private final Pulse pulse = new Pulse();
  private Spool spool;
  private Vitals vitals;

  @BeforeEach
  void open() {
    spool = Spool.open(SpoolSettings.in(folder), clock, _ -> {});
    vitals = new Vitals(clock, tally, spool, pulse);
  }

  @AfterEach
  void close() {
    spool.close();
    pulse.close();
  }

  private static Target target(String id, Side side, Owner owner) {
    return new Target(id, Scheme.TCP, "192.0.2.1", 443, "/", side, owner);
  }

  private static Plan plan(Target... targets) {
    return new Plan(
        "bj-1",
        1,
        Vantage.HERE,
        List.of(),
        Stream.of(targets).map(one -> new Plan.Check(one, Duration.ofSeconds(10))).toList(),
        List.of(),
        List.of(),
        Duration.ofSeconds(2),
        Duration.ZERO,
        "");
  }

  private void found(Target target, Outcome outcome) {
    var seen =
        new Observation(
            wall, "bj-1", Vantage.HERE, target, Stage.CONNECT, outcome, 1, null, Evidence.NONE, 1);
    tally.looked(target, List.of(seen));
  }

  private static Outcome failed(Failure failure) {
    return new Outcome.Failed(failure);
  }

  private Sign sign(String id, Plan plan) {
    return vitals.read(plan).stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + id));
  }

  @Test
  void aHealthyAgentSaysSo() {
    found(SITE, Outcome.OK);
    found(NEAR, Outcome.OK);

    assertThat(vitals.read(plan(SITE, NEAR)))
        .extracting(Sign::id, Sign::ok)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("self/clock", true),
            org.assertj.core.groups.Tuple.tuple("self/loss", true),
            org.assertj.core.groups.Tuple.tuple("self/cpu", true),
            org.assertj.core.groups.Tuple.tuple("self/route", true),
            org.assertj.core.groups.Tuple.tuple("self/spool", true),
            org.assertj.core.groups.Tuple.tuple("self/controls", true));
  }

  @Test
  void aJumpOfTheWallClockIsToldOnce() {
    sign("self/clock", plan(SITE));
    wall = wall.plusSeconds(3600);

    var told = new Sign("self/clock", 3_600_000, "the wall clock jumped by +3600.0 s");
    assertThat(sign("self/clock", plan(SITE))).isEqualTo(told);
    assertThat(sign("self/clock", plan(SITE))).as("until it is told").isEqualTo(told);
    vitals.told(told);
    assertThat(sign("self/clock", plan(SITE))).isEqualTo(Sign.fine("self/clock", 3_600_000));
  }

  @Test
  void turnsMissedThroughOurOwnFaultAreLossAndThoseWaitingForTheNetworkAreNot() {
    for (int i = 0; i < 90; i++) {
      found(SITE, failed(Failure.GENERIC_TIMEOUT_ERROR));
      tally.overlapped();
    }
    assertThat(sign("self/loss", plan(SITE))).isEqualTo(Sign.fine("self/loss", 0));

    for (int i = 0; i < 70; i++) {
      found(SITE, Outcome.OK);
    }
    for (int i = 0; i < 10; i++) {
      found(SITE, failed(Failure.PERMISSION_DENIED));
    }
    tally.missed(20);
    assertThat(sign("self/loss", plan(SITE)))
        .isEqualTo(
            new Sign(
                "self/loss",
                30,
                "of 100 turns 20 passed without a look and 10 failed for reasons of this machine"));
  }

  @Test
  void noRouteMeansNoRouteToAnything() {
    found(SITE, failed(Failure.NETWORK_UNREACHABLE));
    found(NEAR, Outcome.OK);
    assertThat(sign("self/route", plan(SITE, NEAR))).isEqualTo(Sign.fine("self/route", 50));

    found(NEAR, failed(Failure.NETWORK_DOWN));
    assertThat(sign("self/route", plan(SITE, NEAR)))
        .isEqualTo(new Sign("self/route", 100, "no route to any of 2 targets"));
  }

  @Test
  void aSilentWorldIsNoMissingRoute() {
    found(SITE, failed(Failure.GENERIC_TIMEOUT_ERROR));

    assertThat(sign("self/route", plan(SITE)).ok()).isTrue();
  }

  @Test
  void controlsBeyondTheBorderMayFailThroughNoFaultOfTheAgents() {
    found(FAR, failed(Failure.CONNECTION_RESET));
    found(NEAR, Outcome.OK);
    assertThat(sign("self/controls", plan(NEAR, FAR))).isEqualTo(Sign.fine("self/controls", 0));

    found(NEAR, failed(Failure.GENERIC_TIMEOUT_ERROR));
    assertThat(sign("self/controls", plan(NEAR, FAR)))
        .isEqualTo(new Sign("self/controls", 100, "all 1 controls on this side fail"));
    assertThat(vitals.read(plan(FAR))).noneMatch(one -> one.id().equals("self/controls"));
  }
}

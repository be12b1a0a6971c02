package fengsui.isolate;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.model.Diagnosis;
import fengsui.model.FaultDomain;
import fengsui.model.Observation;
import fengsui.model.Step;
import fengsui.model.Verdict;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every input.
class IsolationPropertiesTest {

  static IntStream seeds() {
    return IntStream.range(0, 150);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anyObservationsAtAllGiveAVerdict(int seed) {
    var noise = new Noise(seed);
    var observations = noise.observations(1 + seed);

    var verdicts = Isolation.judge(observations, noise.changes(4));

    assertThat(verdicts).isNotEmpty();
    assertThat(verdicts).allSatisfy(verdict -> assertThat(verdict.because()).isNotEmpty());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anyDiagnosisAtAllGivesAVerdict(int seed) {
    var seen = new Noise(seed).observations(12);
    var first = seen.getFirst();
    var steps = seen.stream().limit(3).map(IsolationPropertiesTest::step).toList();
    var controls =
        seen.stream()
            .skip(3)
            .filter(each -> each.evidence().control() != null)
            .map(each ->
                new Diagnosis.ControlRun(
                    each.evidence().control(), each.target(), List.of(step(each))))
            .toList();

    var verdict =
        Isolation.judge(
            new Diagnosis(
                first.target(), first.at(), "one", first.vantage(), steps, controls, null));

    assertThat(verdict.because()).isNotEmpty();
  }

  private static Step step(Observation of) {
    return new Step(of.stage(), of.outcome(), of.ms(), of.peer(), of.evidence());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theOrderOfObservationsChangesNothing(int seed) {
    var noise = new Noise(seed);
    var observations = noise.observations(40);
    var changes = noise.changes(3);
    var shuffled = new ArrayList<>(observations);
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(Isolation.judge(shuffled, changes.reversed()))
        .isEqualTo(Isolation.judge(observations, changes));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void repetitionChangesNothing(int seed) {
    var observations = new Noise(seed).observations(40);
    var repeated = new ArrayList<>(observations);
    repeated.addAll(observations.stream().limit(20).toList());
    observations.stream().skip(20).map(each -> counted(each, 1000)).forEach(repeated::add);

    assertThat(Isolation.judge(repeated, List.of()))
        .isEqualTo(Isolation.judge(observations, List.of()));
  }

  private static Observation counted(Observation of, int count) {
    return new Observation(
        of.at(),
        of.agent(),
        of.vantage(),
        of.target(),
        of.stage(),
        of.outcome(),
        of.ms(),
        of.peer(),
        of.evidence(),
        count);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aProbeRepeatedByTheSameAgentCountsOnce(Fault fault) {
    var weather = fault.in(7);
    var once = weather.world.verdict();
    var all = new ArrayList<Observation>();
    for (var i = 0; i < 20; i++) {
      var later = Duration.ofSeconds(30L * i);
      weather.world.observations.stream().map(seen -> moved(seen, later)).forEach(all::add);
    }

    var often = Isolation.judge(all, List.of());

    assertThat(often.getFirst().domain()).isEqualTo(once.domain());
    assertThat(often.getFirst().confidence()).isEqualTo(once.confidence());
  }

  private static Observation moved(Observation of, Duration by) {
    return new Observation(
        of.at().plus(by),
        of.agent(),
        of.vantage(),
        of.target(),
        of.stage(),
        of.outcome(),
        of.ms(),
        of.peer(),
        of.evidence(),
        1);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aContradictionNeverMakesTheFarEndLikelier(int seed) {
    var plain = refusal(seed, false);
    var contradicted = refusal(seed, true);

    assertThat(probability(contradicted)).isLessThanOrEqualTo(probability(plain));
  }

  /// What it says of ours: its confidence, if that is its verdict.
  private static double probability(Verdict verdict) {
    return verdict.domain() == FaultDomain.OURS ? verdict.confidence() : 0.74;
  }

  private static Verdict refusal(int seed, boolean contradicted) {
    var weather = new Weather(seed, fengsui.model.Side.OVERSEAS);
    weather.controlsWork();
    var seen = weather.world.sees(weather.target);
    if (contradicted) {
      seen.thenTheRealSynAck(130);
    }
    seen.refusedIn(weather.trip(weather.target));
    return weather.world.diagnosis(weather.target);
  }

  /// Sixty agents look at forty targets forty-two times, and a quarter of it fails.
  @Test
  @Timeout(120)
  void aHundredThousandObservationsAreJudgedInSeconds() {
    var random = new Random(1);
    var world = new World();
    for (var round = 0; round < 42; round++) {
      world.later(Duration.ofMinutes(1));
      for (var agent = 0; agent < 60; agent++) {
        world.from("agent-" + agent, agent % 2 == 0 ? "unicom" : "mobile", "beijing");
        for (var id = 0; id < 40; id++) {
          var seen = world.sees(World.numbered(id));
          var ms = 10 + random.nextInt(100);
          var step = id % 4 == 0 && agent % 2 == 0 ? seen.refusedIn(ms) : seen.connectsIn(ms);
          assertThat(step).isNotNull();
        }
      }
    }

    var began = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    var verdicts = world.verdicts();
    var took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - began;

    assertThat(world.observations).hasSizeGreaterThan(100_000);
    assertThat(verdicts).isNotEmpty();
    assertThat(Duration.ofNanos(took)).isLessThan(Duration.ofSeconds(10));
  }
}

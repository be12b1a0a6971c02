package fengsui.series.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SuspicionTest {

  private static final Grades GRADES = new Grades(0.2, 0.02, 0.001);

  private final Random random = new Random(19);

  private double hear(Witness witness, double share) {
    return witness.hear(random.nextDouble() < share ? 1 : 0);
  }

  /// Runs a suspicion over `steps` of a passive rate and of probes.
  private Suspicion run(int steps, double rate, double probes) {
    var passive = new Witness(0.02);
    var active = new Witness(0.1);
    var suspicion = Suspicion.opened();
    for (var step = 0; step < steps; step++) {
      suspicion = suspicion.after("rate", "443", hear(passive, rate), GRADES);
      suspicion = suspicion.after("probes", "bj-1", hear(active, probes), GRADES);
    }
    return suspicion;
  }

  @Test
  void unfoundedSuspicionsReachEachGradeNoOftenerThanPromised() {
    var runs = 3_000;
    var watched = 0;
    var paged = 0;
    for (var run = 0; run < runs; run++) {
      var reached = run(60, 0.02, 0.1).reached();
      watched += reached.compareTo(Grade.WATCH) >= 0 ? 1 : 0;
      paged += reached.compareTo(Grade.PAGE) >= 0 ? 1 : 0;
    }

    assertThat(watched / (double) runs).isLessThanOrEqualTo(0.2 + 0.02).isPositive();
    assertThat(paged / (double) runs).isLessThanOrEqualTo(0.02 + 0.008);
  }

  @Test
  void sourcesThatAgreeReachAGradeThatNeitherDoesAlone() {
    var together = 0;
    var alone = 0;
    for (var run = 0; run < 200; run++) {
      together += run(14, 0.15, 0.5).reached().compareTo(Grade.PAGE) >= 0 ? 1 : 0;
      alone += run(14, 0.15, 0.1).reached().compareTo(Grade.PAGE) >= 0 ? 1 : 0;
    }

    assertThat(together).isGreaterThan(2 * alone).isGreaterThan(100);
  }

  @Test
  void sourcesOfOneGroupAreNotCountedTwice() {
    var suspicion =
        Suspicion.opened()
            .after("probes", "bj-1", 30, GRADES)
            .after("probes", "bj-2", 30, GRADES)
            .after("change", "C-1", Witness.ofRare(0.01, true), GRADES);

    assertThat(suspicion.together()).isEqualTo(30 * 50.5);
    assertThat(suspicion.factors())
        .containsExactly(Map.entry("change", 50.5), Map.entry("probes", 30.0));
    assertThat(suspicion.reached()).isEqualTo(Grade.ACT);
  }

  @Test
  void aGradeThatWasReachedStaysUntilItIsCleared() {
    var suspicion =
        Suspicion.opened().after("rate", "443", 60, GRADES).after("rate", "443", 0.5, GRADES);

    assertThat(suspicion.together()).isEqualTo(0.5);
    assertThat(suspicion.reached()).isEqualTo(Grade.PAGE);
  }

  @Test
  void aWitnessIsKeptAsItWas() {
    var witness = new Witness(0.05);
    for (var i = 0; i < 50; i++) {
      hear(witness, 0.2);
    }

    var again = Witness.restore(witness.save());

    assertThat(again.hear(1)).isEqualTo(witness.hear(1));
    assertThat(again.save()).isEqualTo(witness.save());
  }

  @Test
  void troubleIsClearedSoonAfterItEndsAndHardlyEverBefore() {
    var wrongly = 0;
    for (var run = 0; run < 1_000; run++) {
      var clearing = new Clearing(0.02, 0.2, 0.01);
      var cleared = false;
      for (var event = 0; event < 500 && !cleared; event++) {
        cleared = clearing.observe(random.nextDouble() < 0.2);
      }
      wrongly += cleared ? 1 : 0;
    }
    var clearing = new Clearing(0.02, 0.2, 0.01);
    var events = 1;
    while (!clearing.observe(random.nextDouble() < 0.01)) {
      events++;
    }

    assertThat(wrongly).isLessThanOrEqualTo(20);
    assertThat(events).isLessThan(120);
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThatThrownBy(() -> new Grades(0.01, 0.02, 0.001))
        .hasMessage(
            "grades must be 0 < act < page < watch < 1, but are act 0.001, page 0.02, watch 0.01");
    assertThatThrownBy(() -> new Witness(1))
        .hasMessage("a usual share must be over 0 and under 1, but is 1.0");
    assertThatThrownBy(() -> new Witness(0.5).hear(2))
        .hasMessage("an event must be from 0 to 1, but is 2.0");
    assertThatThrownBy(() -> Witness.ofRare(0, true))
        .hasMessage("a chance must be over 0 and under 1, but is 0.0");
    assertThatThrownBy(() -> Suspicion.opened().after("a", "b", -1, GRADES))
        .hasMessage("an e-value must be 0 or more, but is -1.0");
    assertThatThrownBy(() -> new Clearing(0.2, 0.1, 0.01))
        .hasMessage(
            "shares must be 0 < usual < bad < 1 and the error within 0 and 1, but are 0.2, 0.1 and"
                + " 0.01");
  }
}

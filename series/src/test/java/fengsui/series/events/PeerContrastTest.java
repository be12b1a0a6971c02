package fengsui.series.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fengsui.series.events.PeerContrast.Tally;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PeerContrastTest {

  private static final Budget BUDGET = new Budget(1, 1e6);

  private final Random random = new Random(17);

  private Tally tally(int events, double share) {
    var failures = 0;
    for (var event = 0; event < events; event++) {
      failures += random.nextDouble() < share ? 1 : 0;
    }
    return new Tally(failures, events);
  }

  /// Load and failures swing by the hour, and an outage strikes everyone at once.
  @Test
  void noDailyShapeAndNoOutageOfAllFoolsIt() {
    var contrast = new PeerContrast(1, BUDGET, 1);

    for (var second = 0; second < 20_000; second++) {
      var share = second > 12_000 ? 0.4 : 0.02 * (1 + Math.sin(second / 900.0));
      var load = 10 + 8 * Math.sin(second / 1400.0);
      var raised = contrast.observe(0, tally((int) load, share), tally((int) (load * 3), share));

      assertThat(raised).as("second %d", second).isFalse();
    }
  }

  @Test
  void aFaultOfOneAloneIsSeenWithinSecondsAmidTheOutageOfAll() {
    var contrast = new PeerContrast(2, BUDGET, 1);
    var seconds = 1;
    while (!contrast.observe(1, tally(10, 0.6), tally(30, 0.1))) {
      seconds++;
    }

    assertThat(seconds).isBetween(2, 12);
    assertThat(contrast.suspicion(0)).isZero();
  }

  @Test
  void aLittleMoreThanThePeersIsTolerated() {
    var contrast = new PeerContrast(1, BUDGET, 2);

    for (var second = 0; second < 5_000; second++) {
      assertThat(contrast.observe(0, tally(10, 0.03), tally(30, 0.02))).isFalse();
    }
  }

  @Test
  void noTrafficSaysNothing() {
    var contrast = new PeerContrast(1, BUDGET, 1);

    assertThat(contrast.observe(0, new Tally(0, 0), new Tally(9, 9))).isFalse();
    assertThat(contrast.observe(0, new Tally(9, 9), new Tally(0, 0))).isFalse();
    assertThat(contrast.suspicion(0)).isZero();
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThatThrownBy(() -> new Tally(2, 1))
        .hasMessage("failures must be from 0 to the events, but are 2 of 1");
    assertThatThrownBy(() -> new PeerContrast(1, BUDGET, 0.5))
        .hasMessage("tolerance must be at least 1, but is 0.5");
  }
}

package fengsui.agent.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StoredFloorsTest {

  private static final InetSocketAddress PEER = new InetSocketAddress("192.0.2.7", 443);

  private Instant now = Instant.parse("2025-08-20T00:34:00Z");
  private final StoredFloors floors = new StoredFloors(() -> now);

  @Test
  void isTheLeastOfADay() {
    floors.learn(PEER, 30);
    floors.learn(PEER, 20);
    floors.learn(PEER, 25);

    assertThat(floors.find(PEER)).hasValue(20);
  }

  @Test
  void isReplacedAfterADayBecausePathsChange() {
    floors.learn(PEER, 20);
    now = now.plus(Duration.ofHours(25));
    floors.learn(PEER, 28);

    assertThat(floors.find(PEER)).hasValue(28);
  }

  @Test
  void isForgottenAfterAWeekWithoutAConnect() {
    floors.learn(PEER, 20);
    now = now.plus(Duration.ofDays(8));

    assertThat(floors.find(PEER)).isEmpty();
    assertThat(floors.forget()).isEqualTo(now.minus(Duration.ofDays(7)).toEpochMilli());
  }

  @Test
  void tellsWhatChangedOnlyOnce() {
    floors.learn(PEER, 20);
    floors.learn(PEER, 30);

    assertThat(floors.takeChanged())
        .containsExactly(new StoredFloors.Row("192.0.2.7", 443, 20, now.toEpochMilli()));
    assertThat(floors.takeChanged()).isEmpty();
  }
}

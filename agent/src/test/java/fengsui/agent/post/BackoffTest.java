package fengsui.agent.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {

  private final Backoff backoff =
      new Backoff(Duration.ofMillis(500), Duration.ofSeconds(15), new Random(1));

  @Test
  void growsToItsBoundAndStartsAnewAfterASuccess() {
    for (long whole : new long[] {500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000}) {
      assertThat(backoff.failed().toMillis()).isBetween(whole / 2, whole);
    }
    backoff.succeeded();

    assertThat(backoff.failed().toMillis()).isBetween(250L, 500L);
  }
}

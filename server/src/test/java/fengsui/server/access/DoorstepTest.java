package fengsui.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DoorstepTest {

  private final Doorstep doorstep = new Doorstep();

  @Test
  @Timeout(30)
  void aFullLineTurnsAwayAtOnceAndHoldsUpNoOther() throws Exception {
    var standing = new CountDownLatch(Line.NEW.places());
    var leave = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, Line.NEW.places())
          .forEach(_ ->
              threads.submit(() ->
                  doorstep.in(
                      Line.NEW,
                      () -> {
                        standing.countDown();
                        return await(leave);
                      })));
      standing.await();

      assertThatThrownBy(() -> doorstep.in(Line.NEW, () -> true)).isInstanceOf(BusyException.class);
      assertThat(doorstep.in(Line.KNOWN, () -> true)).isTrue();
      assertThat(doorstep.in(Line.GUESSED, () -> true)).isTrue();
      leave.countDown();
    }
    assertThat(doorstep.in(Line.NEW, () -> true)).as("the places are free again").isTrue();
  }

  @Test
  void whoFailsLeavesThePlaceToo() {
    IntStream.range(0, 100)
        .forEach(_ ->
            assertThatThrownBy(() ->
                    doorstep.in(
                        Line.GUESSED,
                        () -> {
                          throw new IllegalStateException("broken");
                        }))
                .hasMessage("broken"));
    assertThat(doorstep.in(Line.GUESSED, () -> true)).isTrue();
  }

  private static boolean await(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

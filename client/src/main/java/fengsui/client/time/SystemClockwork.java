package fengsui.client.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The time of this machine, and virtual threads.
public final class SystemClockwork implements Clockwork {

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public Thread start(String name, Runnable work) {
    return Thread.ofVirtual().name(name).start(work);
  }

  @Override
  public <T> Box<T> box() {
    return new Queue<>(new LinkedBlockingQueue<>());
  }

  private record Queue<T>(BlockingQueue<T> things) implements Box<T> {

    @Override
    public void put(T thing) {
      things.add(thing);
    }

    @Override
    public @Nullable T poll(Duration atMost) throws InterruptedException {
      return things.poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }
  }
}

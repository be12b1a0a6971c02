package fengsui.bench;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// Keeps a number of queries on their way for a while: each answer sends the next.
final class DnsFlood {

  private static final int MOST = 4_000_000;
  private static final String[] NAMES =
      IntStream.range(0, 10_000).mapToObj(i -> "n" + i + ".bench.test").toArray(String[]::new);

  private final DnsAsker asker;
  private final int width;
  private final long until;
  private final CountDownLatch over;
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger right = new AtomicInteger();
  private final int[] micros = new int[MOST];

  private DnsFlood(DnsAsker asker, int width, long until) {
    this.asker = asker;
    this.width = width;
    this.until = until;
    this.over = new CountDownLatch(width);
  }

  /// What a flood came to.
  ///
  /// @param wrong queries without the right answer
  /// @param p50 microseconds that half of the answers took at most
  record Result(double perSecond, int wrong, double p50, double p99) {}

  static Result run(DnsAsker asker, int width, double seconds) throws InterruptedException {
    var begin = System.nanoTime();
    var flood = new DnsFlood(asker, width, begin + (long) (seconds * 1e9));
    for (int i = 0; i < width; i++) {
      flood.next();
    }
    flood.over.await();
    return flood.result((System.nanoTime() - begin) / 1e9);
  }

  private void next() {
    var sentAt = System.nanoTime();
    int number = asked.getAndIncrement();
    if (sentAt - until >= 0 || number >= MOST) {
      over.countDown();
      return;
    }
    asker.ask(NAMES[number % NAMES.length], good -> answered(good, sentAt));
  }

  private void answered(boolean good, long sentAt) {
    if (good) {
      micros[right.getAndIncrement()] = (int) ((System.nanoTime() - sentAt) / 1000);
    }
    next();
  }

  private Result result(double seconds) {
    var times = Arrays.copyOf(micros, right.get());
    Arrays.sort(times);
    var wrong = asked.get() - width - times.length;
    if (times.length == 0) {
      return new Result(0, wrong, 0, 0);
    }
    return new Result(
        times.length / seconds, wrong, times[times.length / 2], times[times.length * 99 / 100]);
  }
}

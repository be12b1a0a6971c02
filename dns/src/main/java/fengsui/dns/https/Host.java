package fengsui.dns.https;

import fengsui.model.Failure;
import fengsui.model.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/// One service with its connections, its limits and what it asked for.
final class Host implements AutoCloseable {

  private static final int AT_ONCE = 16;
  private static final Fetched TIMEOUT =
      new Fetched.Broken(new Outcome.Failed(Failure.GENERIC_TIMEOUT_ERROR));

  private final Origin origin;
  private final SSLContext tls;
  private final Pool pool = new Pool(System::nanoTime);
  private final Backoff backoff = new Backoff();
  private final Semaphore places = new Semaphore(AT_ONCE);

  Host(Origin origin, SSLContext tls) {
    this.origin = origin;
    this.tls = tls;
  }

  Fetched fetch(InetAddress address, Request request, Duration patience)
      throws InterruptedException {
    var start = System.nanoTime();
    var left = backoff.left(start);
    if (!left.isZero()) {
      return new Fetched.Spared(
          new Outcome.Unclassified("the host is spared for " + (left.toSeconds() + 1) + " s"));
    }
    if (!places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
      return TIMEOUT;
    }
    try {
      var rest = patience.minusNanos(System.nanoTime() - start);
      var fetched = watched(new FutureTask<>(() -> exchange(address, request)), rest);
      note(fetched);
      return fetched;
    } finally {
      places.release();
    }
  }

  /// Runs the exchange on a virtual thread of its own: whatever it waits for, connecting, a
  /// handshake or one byte at a time, an interrupt ends it.
  private static Fetched watched(FutureTask<Fetched> exchange, Duration patience)
      throws InterruptedException {
    var thread = Thread.ofVirtual().name("fengsui-http").start(exchange);
    try {
      return exchange.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      return TIMEOUT;
    } catch (ExecutionException bug) {
      throw new IllegalStateException("an exchange failed by our own fault", bug.getCause());
    } finally {
      thread.interrupt();
    }
  }

  private void note(Fetched fetched) {
    if (fetched instanceof Fetched.Response response) {
      if (response.status() == 429 || response.status() >= 500) {
        backoff.failed(System.nanoTime(), FieldTimes.retryAfter(response));
      } else {
        backoff.worked();
      }
    }
  }

  private Fetched exchange(InetAddress address, Request request) {
    try {
      var kept = pool.take(address);
      if (kept != null) {
        try {
          return over(kept, address, request);
        } catch (IOException gone) {
          if (kept.heard() || Thread.currentThread().isInterrupted()) {
            throw gone;
          }
        }
      }
      return over(Connection.open(origin, address, tls), address, request);
    } catch (IOException failure) {
      return new Fetched.Broken(Ends.of(failure));
    }
  }

  private Fetched over(Connection connection, InetAddress address, Request request)
      throws IOException {
    try {
      var response = connection.exchange(request);
      pool.give(address, connection);
      return response;
    } catch (IOException | RuntimeException failure) {
      connection.close();
      throw failure;
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}

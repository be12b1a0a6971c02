package fengsui.dns.https;

import fengsui.model.Outcome;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/// A web service and the addresses it listens on: one that fails gives way to the next, with one
/// retry; when all fail again and again, none is tried for a while. Safe for many threads.
public final class Service {

  private static final int FEWEST_FAILURES = 3;

  private final HttpAgent agent;
  private final Origin origin;
  private final AtomicReference<Rotation> rotation;
  private final Backoff backoff = new Backoff();
  private int inRow;

  /// @param addresses where `origin` listens, the first to be asked first; at least one
  public Service(HttpAgent agent, Origin origin, List<InetAddress> addresses) {
    this(agent, origin, new Rotation(addresses, 0));
  }

  public Service(HttpAgent agent, Origin origin, Rotation rotation) {
    this.agent = agent;
    this.origin = origin;
    this.rotation = new AtomicReference<>(rotation);
  }

  public Origin origin() {
    return origin;
  }

  /// Which addresses there are and whose turn it is.
  public Rotation rotation() {
    return rotation.get();
  }

  /// Goes over to other addresses.
  public void use(Rotation other) {
    rotation.set(other);
  }

  /// Whether every address failed several times in a row.
  public synchronized boolean down() {
    return inRow >= Math.max(FEWEST_FAILURES, rotation.get().addresses().size());
  }

  /// Sends `request` and returns before `patience` is over.
  ///
  /// @throws InterruptedException if the thread is interrupted
  public Fetched fetch(Request request, Duration patience) throws InterruptedException {
    var start = System.nanoTime();
    var left = backoff.left(start);
    if (!left.isZero()) {
      return new Fetched.Spared(
          new Outcome.Unclassified(
              "all addresses failed, the next attempt is in " + (left.toSeconds() + 1) + " s"));
    }
    var several = rotation.get().addresses().size() > 1;
    var fetched = fetchOnce(request, several ? patience.dividedBy(2) : patience);
    return several && fetched instanceof Fetched.Broken
        ? fetchOnce(request, patience.minusNanos(System.nanoTime() - start))
        : fetched;
  }

  private Fetched fetchOnce(Request request, Duration patience) throws InterruptedException {
    var address = rotation.get().current();
    var fetched = agent.fetch(origin, address, request, patience);
    note(address, fetched instanceof Fetched.Broken);
    return fetched;
  }

  private synchronized void note(InetAddress address, boolean broken) {
    if (!broken) {
      inRow = 0;
      backoff.worked();
      return;
    }
    inRow++;
    rotation.updateAndGet(each -> each.after(address));
    if (down()) {
      backoff.failed(System.nanoTime(), Duration.ZERO);
    }
  }
}

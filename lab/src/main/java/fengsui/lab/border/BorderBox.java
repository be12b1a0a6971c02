package fengsui.lab.border;

import fengsui.linux.SystemCallException;
import fengsui.linux.Tun;
import fengsui.linux.TunPoll;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/// The running border box: one thread that reads the hosts' TUN devices, asks the [Router], and
/// writes each packet when its time has come.
public final class BorderBox implements AutoCloseable {

  private static final int LARGEST_PACKET = 65_575;
  private static final long LONGEST_WAIT = 50_000_000;

  /// The name of the routing thread, by which the kernel can be asked to run it first.
  public static final String THREAD = "border box";

  private static final long SEED = 20_250_820;

  private final List<Leg> legs;
  private final Map<Leg, Tun> devices;
  private final Router router;
  private final PriorityQueue<Delivery> waiting = new PriorityQueue<>();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(LARGEST_PACKET);
  private final Thread thread;
  private volatile List<Rule> rules = List.of();
  private volatile boolean closing;

  /// Starts routing between `devices`. Who calls must have proven that the devices are in
  /// namespaces made for the laboratory.
  public BorderBox(Network network, Map<Leg, Tun> devices) {
    this.legs = network.legs().stream().filter(devices::containsKey).toList();
    this.devices = Map.copyOf(devices);
    this.router = new Router(network, new SplittableRandom(SEED));
    this.thread = Thread.ofPlatform().name(THREAD).start(this::run);
  }

  /// Replaces the rules of all devices, for packets that come from now on.
  public void obey(List<Rule> newRules) {
    rules = List.copyOf(newRules);
  }

  @Override
  public void close() {
    closing = true;
    try {
      thread.join();
      devices.values().forEach(Tun::close);
    } catch (InterruptedException _) {
      // Still running: the devices go with the process.
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    var tuns = new ArrayList<Tun>();
    legs.forEach(leg -> tuns.add(device(leg)));
    try (var poll = new TunPoll(tuns)) {
      while (!closing) {
        if (poll.awaitNanos(untilNext()) > 0) {
          read(poll);
        }
        deliver();
      }
    } catch (SystemCallException e) {
      throw new IllegalStateException("the border box lost a device", e);
    }
  }

  private Tun device(Leg leg) {
    return Objects.requireNonNull(devices.get(leg));
  }

  private long untilNext() {
    var next = waiting.peek();
    return next == null ? LONGEST_WAIT : Math.clamp(next.at() - System.nanoTime(), 0, LONGEST_WAIT);
  }

  private void read(TunPoll poll) throws SystemCallException {
    router.obey(rules);
    for (int i = 0; i < legs.size(); i++) {
      if (!poll.ready(i)) {
        continue;
      }
      var leg = legs.get(i);
      var tun = device(leg);
      buffer.clear();
      while (tun.read(buffer) > 0) {
        long now = System.nanoTime();
        var packet = new byte[buffer.flip().remaining()];
        buffer.get(packet);
        waiting.addAll(router.route(leg, packet, now));
        buffer.clear();
      }
    }
  }

  private void deliver() {
    for (var next = waiting.peek();
        next != null && next.at() - System.nanoTime() <= 0;
        next = waiting.peek()) {
      waiting.remove();
      buffer.clear();
      buffer.put(next.packet().bytes()).flip();
      // A device whose host is down takes nothing: the packet is lost, as on a cut line.
      device(next.to()).write(buffer);
    }
  }
}

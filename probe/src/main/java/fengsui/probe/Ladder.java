package fengsui.probe;

import fengsui.model.Ending;
import fengsui.model.IcmpError;
import fengsui.model.Located;
import fengsui.model.Located.Hop;
import fengsui.model.Stage;
import fengsui.probe.net.Connection;
import fengsui.probe.net.Deadline;
import fengsui.probe.net.End;
import fengsui.probe.net.Opened;
import fengsui.probe.net.Received;
import fengsui.probe.net.Transport;
import fengsui.probe.tap.FlowTap;
import fengsui.probe.tls.TlsClient;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Finds how far the trigger of a RST must live to provoke it (CenTrace, USENIX 2022). It climbs
/// one hop at a time, stops at the first RST, and speaks to the target only.
final class Ladder {

  private static final int HIGHEST = 30;
  private static final Duration WHOLE = Duration.ofSeconds(25);
  private static final Duration STEP = Duration.ofMillis(700);
  private static final Duration AFTER_ROUTER = Duration.ofMillis(150);

  private final Transport transport;
  private final FlowTap tap;

  Ladder(Transport transport, FlowTap tap) {
    this.transport = transport;
    this.tap = tap;
  }

  /// What one step met; `reached` if the target itself answered.
  private record Rung(Hop hop, boolean reached) {}

  /// Returns where what cut `trail` stands.
  Located climb(Trail trail) throws InterruptedException {
    var bySyn = trail.last().step().stage() == Stage.CONNECT;
    var until = Deadline.in(WHOLE);
    var hops = new ArrayList<Hop>();
    for (var ttl = 1; ttl <= HIGHEST && !until.passed(); ttl++) {
      var rung = bySyn ? syn(trail.call(), ttl) : hello(trail.call(), ttl);
      hops.add(rung.hop());
      if (rung.hop().reset() || rung.reached()) {
        break;
      }
    }
    var last = hops.getLast();
    return new Located(
        bySyn ? "SYN" : "ClientHello",
        last.reset() ? last.ttl() : null,
        last.reset() ? last.router() : null,
        hops);
  }

  private Rung syn(Call call, int ttl) throws InterruptedException {
    return switch (transport.open(call.peer(), ttl, Deadline.in(STEP))) {
      case Opened.Linked linked -> {
        linked.connection().close();
        yield new Rung(new Hop(ttl, null, false), true);
      }
      case Opened.Refused refused -> {
        var port = refused.path().localPort();
        await(call.peer());
        var reset = isReset(refused.end()) || heardReset(port, call.peer());
        yield new Rung(new Hop(ttl, router(refused.end().icmp(), port, call), reset), false);
      }
    };
  }

  /// Shakes hands in full, so that only the ClientHello is short-lived.
  private Rung hello(Call call, int ttl) throws InterruptedException {
    return switch (transport.open(call.peer(), Deadline.in(STEP.multipliedBy(3)))) {
      case Opened.Linked linked -> {
        try (var connection = linked.connection()) {
          yield hello(call, connection, ttl);
        }
      }
      // what remembers the trigger may cut the handshake already: nothing to learn now
      case Opened.Refused refused -> new Rung(new Hop(ttl, null, false), true);
    };
  }

  private Rung hello(Call call, Connection connection, int ttl) throws InterruptedException {
    var port = connection.path().localPort();
    connection.limitHops(ttl);
    var until = Deadline.in(STEP);
    var end = connection.write(TlsClient.prepare(call.sni()).clientHello(), until);
    var received =
        end == null ? connection.read(ByteBuffer.allocate(1), until) : new Received.Over(end);
    await(call.peer());
    var router = router(connection.icmp().stream().findFirst().orElse(null), port, call);
    return switch (received) {
      case Received.Bytes bytes -> new Rung(new Hop(ttl, router, false), true);
      case Received.Over over -> {
        var reset = isReset(over.end()) || heardReset(port, call.peer());
        yield new Rung(new Hop(ttl, router, reset), false);
      }
    };
  }

  /// The first answer ends the attempt for our kernel, but not for who listens on the wire: the
  /// router and a device beside the path answer at about the same time.
  private void await(InetSocketAddress peer) throws InterruptedException {
    if (tap.hears()) {
      tap.watch(peer.getAddress());
      TimeUnit.NANOSECONDS.sleep(AFTER_ROUTER.toNanos());
    }
  }

  private boolean heardReset(int port, InetSocketAddress peer) {
    return tap.heard(port, peer).stream().anyMatch(frame -> frame.inbound() && frame.reset());
  }

  private static boolean isReset(End end) {
    var ending = end.ending();
    return ending == Ending.REFUSED_BY_RST || ending == Ending.RESET;
  }

  private @Nullable String router(@Nullable IcmpError known, int port, Call call) {
    return known != null
        ? known.from()
        : tap.rejections(port, call.peer()).stream()
            .map(rejection -> rejection.error().from())
            .findFirst()
            .orElse(null);
  }

  /// What has to be known to read the result, in whole sentences.
  List<String> caveats(Located located) {
    var sentences = new ArrayList<String>();
    if (located.trigger().equals("ClientHello")) {
      sentences.add(
          "A fresh look for the device: some remember the trigger for 180 s and cut everything"
              + " until then.");
    }
    if (!tap.hears()) {
      sentences.add(
          "The device's exact hop: without captured packets a RST that comes after the router's"
              + " answer is not seen, so it may stand some hops nearer.");
    }
    return sentences;
  }
}

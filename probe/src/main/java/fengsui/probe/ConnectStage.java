package fengsui.probe;

import fengsui.model.Ending;
import fengsui.model.Evidence;
import fengsui.model.Outcome;
import fengsui.model.Stage;
import fengsui.model.StageFacts.Connected;
import fengsui.model.Step;
import fengsui.probe.net.ByteStream;
import fengsui.probe.net.Connection;
import fengsui.probe.net.Deadline;
import fengsui.probe.net.End;
import fengsui.probe.net.Opened;
import fengsui.probe.net.Peers;
import fengsui.probe.net.Received;
import fengsui.probe.net.Transport;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The TCP handshake.
final class ConnectStage {

  private static final Duration SHORT = Duration.ofMillis(20);
  private static final double LONGEST_RTT_MS = 300;

  private final Transport transport;

  ConnectStage(Transport transport) {
    this.transport = transport;
  }

  Link run(InetSocketAddress peer, Deadline deadline) throws InterruptedException {
    var opened = transport.open(peer, deadline);
    return switch (opened) {
      case Opened.Linked linked ->
          new Link(lap(peer, opened, null, linked.connection().path()), linked.connection());
      case Opened.Refused refused ->
          new Link(lap(peer, opened, refused.end(), refused.path()), null);
    };
  }

  /// Connects, and waits about a round trip for a RST that follows the handshake: whoever goes on
  /// to the next stage would see it there.
  Lap alone(InetSocketAddress peer, Deadline deadline) throws InterruptedException {
    var link = run(peer, deadline);
    if (link.connection() == null) {
      return link.lap();
    }
    try (var connection = link.connection()) {
      var within = deadline.within(patience(link.lap().step().ms()));
      var end = resetWithin(connection, within);
      var from = link.lap().fromNanos();
      return end == null ? link.lap() : lap(peer, from, end.atNanos(), end, connection.path());
    }
  }

  private static Duration patience(double ms) {
    return SHORT.plusNanos((long) (Math.min(ms, LONGEST_RTT_MS) * 1e6));
  }

  private static @Nullable End resetWithin(ByteStream connection, Deadline deadline)
      throws InterruptedException {
    return connection.read(ByteBuffer.allocate(1), deadline) instanceof Received.Over over
            && over.end().ending() == Ending.RESET
        ? over.end()
        : null;
  }

  private Lap lap(InetSocketAddress peer, Opened opened, @Nullable End end, Connection.Path path) {
    return lap(peer, opened.startedNanos(), opened.atNanos(), end, path);
  }

  private Lap lap(
      InetSocketAddress peer, long from, long to, @Nullable End end, Connection.Path path) {
    var facts = new Connected(path.localPort(), path.retransmits(), path.rttMs(), null);
    var step =
        new Step(
            Stage.CONNECT,
            end == null ? Outcome.OK : end.outcome(),
            (to - from) / 1e6,
            Peers.text(peer),
            Steps.ended(Evidence.of(facts), end).withMissing(transport.blindSpots()));
    return new Lap(step, from, to);
  }
}

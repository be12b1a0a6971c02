package fengsui.probe;

import fengsui.model.Stage;
import fengsui.probe.net.ByteStream;
import fengsui.probe.net.Connection;
import fengsui.probe.net.Deadline;
import fengsui.probe.tls.Handshake;
import fengsui.probe.tls.TlsClient;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Goes down from connect to exchange over one connection, and stops at the first stage that fails.
final class Descent {

  private final ConnectStage connect;
  private final SecureStage secure;
  private final ExchangeStage exchange;
  private final Timeouts timeouts;

  Descent(ConnectStage connect, SecureStage secure, ExchangeStage exchange, Timeouts timeouts) {
    this.connect = connect;
    this.secure = secure;
    this.exchange = exchange;
    this.timeouts = timeouts;
  }

  Trail run(Call call, Deadline deadline) throws InterruptedException {
    if (call.last() == Stage.CONNECT) {
      var lap = connect.alone(call.peer(), deadline.within(timeouts.connect()));
      return new Trail(call, List.of(lap));
    }
    // The ClientHello is made before the clock runs: making it is no part of what is measured.
    var hello = call.target().scheme().secured() ? TlsClient.prepare(call.sni()) : null;
    var link = connect.run(call.peer(), deadline.within(timeouts.connect()));
    if (link.connection() == null) {
      return new Trail(call, List.of(link.lap()));
    }
    try (var connection = link.connection()) {
      var laps = new ArrayList<Lap>(List.of(link.lap()));
      laps.addAll(below(call, hello, connection, deadline));
      return new Trail(call, laps);
    }
  }

  private List<Lap> below(
      Call call, @Nullable Handshake hello, Connection connection, Deadline deadline)
      throws InterruptedException {
    if (hello == null) {
      return List.of(talk(call, connection, null, deadline));
    }
    var safe = secure.run(call, hello, connection, deadline.within(timeouts.secure()));
    if (safe.stream() == null || call.last() == Stage.SECURE) {
      return List.of(safe.lap());
    }
    return List.of(safe.lap(), talk(call, safe.stream(), safe.alpn(), deadline));
  }

  private Lap talk(Call call, ByteStream stream, @Nullable String alpn, Deadline deadline)
      throws InterruptedException {
    return exchange.run(call, stream, alpn, deadline.within(timeouts.exchange()));
  }
}

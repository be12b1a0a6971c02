package fengsui.server.access;

import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Collection;
import java.util.Set;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/// Tomcat's HTTP, but no network may hold more than its share of the connections, so that one that
/// opens many and says little keeps nobody else out.
public final class Turnstile extends Http11NioProtocol {

  /// How many connections one network may hold; a proxy as many as there are.
  static final int SHARE = 1024;

  /// Made by Tomcat, by name.
  public Turnstile() {
    super(new Guarded());
  }

  /// Names the proxies, which speak for many.
  void spare(Collection<String> proxies) {
    if (getEndpoint() instanceof Guarded guarded) {
      guarded.spared = Set.copyOf(proxies.stream().map(Network::of).toList());
    }
  }

  private static final class Guarded extends NioEndpoint {

    private volatile Set<String> spared = Set.of();

    @Override
    protected boolean setSocketOptions(SocketChannel socket) {
      return hasRoom(socket) && super.setSocketOptions(socket);
    }

    private boolean hasRoom(SocketChannel socket) {
      var network = network(socket);
      return spared.contains(network)
          || getConnections().stream().filter(held -> network.equals(network(held))).count()
              < SHARE;
    }

    private static String network(SocketWrapperBase<?> held) {
      return held.getSocket() instanceof NioChannel channel ? network(channel.getIOChannel()) : "";
    }

    /// A connection that is being closed has lost its socket already, and counts for nobody.
    private static String network(@Nullable SocketChannel socket) {
      if (socket == null) {
        return "";
      }
      var remote = socket.socket().getRemoteSocketAddress();
      return remote instanceof InetSocketAddress known ? Network.of(known.getAddress()) : "";
    }
  }
}

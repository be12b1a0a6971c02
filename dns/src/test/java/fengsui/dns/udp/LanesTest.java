package fengsui.dns.udp;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.dns.message.Message;
import fengsui.dns.message.Name;
import fengsui.dns.message.Query;
import fengsui.dns.message.RecordType;
import fengsui.dns.transport.Patience;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LanesTest {

  private static final InetSocketAddress RESOLVER =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 9);
  private static final Message QUERY =
      Query.of(Name.of("shop.example"), RecordType.A).message(new Random(1));

  private static Flight board(Lanes lanes, InetSocketAddress resolver) throws IOException {
    var patience = Patience.of(Duration.ofSeconds(1), Duration.ZERO);
    var flight = new Flight(QUERY, patience, new Flight.Askers(null, reply -> {}));
    lanes.board(flight, resolver);
    return flight;
  }

  @Test
  void takesAnotherPortAfterManyQueries() throws Exception {
    try (var selector = Selector.open()) {
      var lanes = new Lanes(selector, 1);
      var ports = new HashSet<UdpPort>();
      var waiting = board(lanes, RESOLVER);
      var first = waiting.port;
      for (int i = 0; i < 8192; i++) {
        var flight = board(lanes, RESOLVER);
        ports.add(flight.port);
        flight.port.leave(flight);
      }

      assertThat(ports).hasSize(3).contains(first);
      assertThat(first.channel.isOpen()).as("as long as a query waits there").isTrue();
      first.leave(waiting);
      assertThat(first.channel.isOpen()).isFalse();
      lanes.close();
    }
  }

  @Test
  void givesEachQueryOfAPortItsOwnId() throws Exception {
    try (var selector = Selector.open()) {
      var lanes = new Lanes(selector, 1);
      var ids = new HashSet<Integer>();
      for (int i = 0; i < 512; i++) {
        var flight = board(lanes, RESOLVER);
        assertThat(flight.port.find(flight.id)).isSameAs(flight);
        ids.add(flight.id);
      }

      assertThat(ids).hasSize(512);
      assertThat(lanes.close()).hasSize(512);
    }
  }

  @Test
  void forgetsTheResolverAskedLongestAgo() throws Exception {
    try (var selector = Selector.open()) {
      var lanes = new Lanes(selector, 1);
      var eldest = board(lanes, RESOLVER);
      eldest.port.leave(eldest);
      for (int i = 1; i <= 64; i++) {
        board(lanes, new InetSocketAddress(InetAddress.getLoopbackAddress(), 1000 + i));
      }

      assertThat(eldest.port.channel.isOpen()).isFalse();
      assertThat(lanes.close()).hasSize(64);
    }
  }
}

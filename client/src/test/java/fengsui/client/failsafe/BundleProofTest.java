package fengsui.client.failsafe;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.dns.message.Name;
import fengsui.dns.verdict.Authorities;
import fengsui.dns.verdict.HandshakeProof;
import fengsui.dns.verdict.Proof;
import fengsui.model.Failure;
import fengsui.model.Outcome;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BundleProofTest {

  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  @Test
  void provesEveryAddressOfEveryNameInOrderAndNotAllAtOnce() throws Exception {
    int closed;
    try (var socket = new ServerSocket(0, 1, HERE)) {
      closed = socket.getLocalPort();
    }
    var entry = new Bundle.Entry(List.of(HERE, HERE), List.of(), Set.of(), closed, true);
    var bundle =
        new Bundle(
            1,
            Instant.EPOCH,
            Instant.MAX,
            Map.of(Name.of("shop.example"), entry, Name.of("pay.example"), entry));
    var told = new ArrayList<String>();
    var began = System.nanoTime();

    new BundleProof(
            new HandshakeProof(Authorities.system(), Duration.ofSeconds(5)), Duration.ofMillis(20))
        .prove(
            bundle,
            (name, address, proof, elapsed) -> {
              told.add(name.toString());
              assertThat(proof)
                  .isEqualTo(new Proof.Unreachable(new Outcome.Failed(Failure.CONNECTION_REFUSED)));
            });

    assertThat(told).containsExactly("pay.example", "pay.example", "shop.example", "shop.example");
    assertThat(System.nanoTime() - began).isGreaterThan(Duration.ofMillis(60).toNanos());
  }
}

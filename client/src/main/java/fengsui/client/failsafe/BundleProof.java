package fengsui.client.failsafe;

import fengsui.dns.message.Name;
import fengsui.dns.verdict.HandshakeProof;
import fengsui.dns.verdict.Proof;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;

/// Proves by handshakes that a bundle is not rotten: whoever stands at each address still holds a
/// valid certificate, and one of the pinned keys.
public final class BundleProof {

  private final HandshakeProof handshakes;
  private final Duration between;

  /// @param between the least time from the end of one handshake to the next
  public BundleProof(HandshakeProof handshakes, Duration between) {
    this.handshakes = handshakes;
    this.between = between;
  }

  /// Takes what was found out about one address.
  @FunctionalInterface
  public interface Hearer {
    void proved(Name name, InetAddress address, Proof proof, Duration elapsed);
  }

  /// Proves one address after the other, names in the order of the alphabet.
  ///
  /// @throws InterruptedException if the thread is interrupted; the rest is not proven
  public void prove(Bundle bundle, Hearer hearer) throws InterruptedException {
    var names =
        bundle.names().entrySet().stream()
            .sorted(Map.Entry.comparingByKey(Comparator.comparing(Name::toString)))
            .toList();
    for (var each : names) {
      for (var address : each.getValue().addresses()) {
        prove(each.getKey(), address, each.getValue(), hearer);
        Thread.sleep(between);
      }
    }
  }

  private void prove(Name name, InetAddress address, Bundle.Entry entry, Hearer hearer)
      throws InterruptedException {
    var began = System.nanoTime();
    var proof = handshakes.prove(name, address, entry.port(), entry.pins());
    hearer.proved(name, address, proof, Duration.ofNanos(System.nanoTime() - began));
  }
}

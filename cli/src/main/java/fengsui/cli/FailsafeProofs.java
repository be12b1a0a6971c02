package fengsui.cli;

import fengsui.client.failsafe.BundleProof;
import fengsui.dns.IpText;
import fengsui.dns.message.Name;
import fengsui.dns.verdict.Proof;
import fengsui.wire.Escapes;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Locale;
import tools.jackson.databind.node.JsonNodeFactory;

/// Tells of each address of a bundle whose it is, and counts those that are not proven.
final class FailsafeProofs implements BundleProof.Hearer {

  private final Console console;
  private final boolean json;
  private int rotten;

  FailsafeProofs(Console console, boolean json) {
    this.console = console;
    this.json = json;
  }

  int rotten() {
    return rotten;
  }

  @Override
  public void proved(Name name, InetAddress address, Proof proof, Duration elapsed) {
    rotten += proof instanceof Proof.Proven ? 0 : 1;
    var ms = elapsed.toNanos() / 1e6;
    console.out().println(json ? line(name, address, proof, ms) : text(name, address, proof, ms));
  }

  private static String line(Name name, InetAddress address, Proof proof, double ms) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", name.toString())
        .put("address", IpText.of(address))
        .put("proof", word(proof))
        .put("detail", detail(proof))
        .put("ms", Math.round(ms * 10) / 10.0)
        .toString();
  }

  private static String text(Name name, InetAddress address, Proof proof, double ms) {
    return Escapes.visible(
        String.format(
            Locale.ROOT,
            "%s %s: %s, %s (%.0f ms)",
            name,
            IpText.of(address),
            word(proof),
            detail(proof),
            ms));
  }

  private static String word(Proof proof) {
    return switch (proof) {
      case Proof.Proven _ -> "proven";
      case Proof.Refuted _ -> "refuted";
      case Proof.Unreachable _ -> "unreachable";
    };
  }

  private static String detail(Proof proof) {
    return switch (proof) {
      case Proof.Proven proven -> "key " + proven.pin();
      case Proof.Refuted refuted -> "the certificate there " + refuted.why();
      case Proof.Unreachable unreachable -> unreachable.outcome().code();
    };
  }
}

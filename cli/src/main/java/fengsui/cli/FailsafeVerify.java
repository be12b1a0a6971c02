package fengsui.cli;

import fengsui.client.failsafe.Bundle;
import fengsui.client.failsafe.BundleProof;
import fengsui.client.failsafe.FailsafeRefused;
import fengsui.client.failsafe.SignedBundle;
import fengsui.client.failsafe.TrustedKeys;
import fengsui.dns.verdict.Authorities;
import fengsui.dns.verdict.HandshakeProof;
import fengsui.wire.Escapes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;

/// `fengsui failsafe verify`: whether a bundle counts now, and whether it is rotten.
@Command(
    name = "verify",
    description =
        "Tells whether a signed bundle counts now, and with --prove whether it is rotten.",
    footer = {"", "Exit codes: 0 nothing is wrong, 1 found a problem, 2 bad usage or input."})
final class FailsafeVerify implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration BETWEEN = Duration.ofMillis(100);

  private final Console console;

  @Parameters(paramLabel = "FILE", description = "The signed bundle.")
  private Path file = Path.of("failsafe.bundle");

  @Option(
      names = "--key",
      paramLabel = "PUB",
      required = true,
      description = "A public key whose signature counts; may be repeated.")
  private List<Path> keys = new ArrayList<>();

  @Option(
      names = "--prove",
      description =
          "A TLS handshake with each address: its certificate and key must be the name's.")
  private boolean prove;

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description = "Certificates to trust, in PEM form; the JDK's when not given.")
  private @Nullable Path authorities;

  @Option(names = "--json", description = "One address a line as JSON, the bundle last.")
  private boolean json;

  @Mixin HelpOption help = new HelpOption();

  FailsafeVerify(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    var trusted = trusted();
    var bytes = bytes();
    try {
      var bundle = SignedBundle.open(bytes, trusted);
      var objection = bundle.objection(Instant.now());
      var rotten = prove ? rotten(bundle) : 0;
      tell(bundle, objection, rotten);
      return objection.isEmpty() && rotten == 0 ? 0 : 1;
    } catch (FailsafeRefused e) {
      var problem = String.valueOf(e.getMessage());
      console.out().println(json ? refusal(problem) : Escapes.visible(file + ": " + problem));
      return 1;
    }
  }

  private int rotten(Bundle bundle) throws InterruptedException {
    var proofs = new FailsafeProofs(console, json);
    new BundleProof(new HandshakeProof(authorities(), PATIENCE), BETWEEN).prove(bundle, proofs);
    return proofs.rotten();
  }

  private TrustedKeys trusted() {
    try {
      return TrustedKeys.read(keys);
    } catch (IOException e) {
      throw BadInput.unreadable("--key " + keys.getFirst(), e);
    } catch (FailsafeRefused e) {
      throw BadInput.asSaid(new IllegalArgumentException(e.getMessage()));
    }
  }

  private Authorities authorities() {
    try {
      return authorities == null ? Authorities.system() : Authorities.read(authorities);
    } catch (IOException e) {
      throw BadInput.unreadable("--ca " + authorities, e);
    } catch (IllegalArgumentException e) {
      throw BadInput.asSaid(new IllegalArgumentException("--ca " + e.getMessage()));
    }
  }

  private byte[] bytes() {
    try (var in = Files.newInputStream(file)) {
      return in.readNBytes(SignedBundle.LARGEST + 1);
    } catch (IOException e) {
      throw BadInput.unreadable(file.toString(), e);
    }
  }

  private void tell(Bundle bundle, Optional<String> objection, int rotten) {
    if (json) {
      console
          .out()
          .println(
              JsonNodeFactory.instance
                  .objectNode()
                  .put("sequence", bundle.sequence())
                  .put("notBefore", bundle.notBefore().toString())
                  .put("notAfter", bundle.notAfter().toString())
                  .put("names", bundle.names().size())
                  .put("valid", objection.isEmpty())
                  .put("problem", objection.orElse(null))
                  .put("rotten", prove ? (Integer) rotten : null));
      return;
    }
    var count = bundle.names().size();
    var whole = prove ? proofs(rotten) : "";
    console
        .out()
        .println(
            objection.orElse(
                "bundle %d is signed and valid until %s: %d name%s%s"
                    .formatted(
                        bundle.sequence(),
                        bundle.notAfter(),
                        count,
                        count == 1 ? "" : "s",
                        whole)));
  }

  private static String proofs(int rotten) {
    return switch (rotten) {
      case 0 -> ", every address proven";
      case 1 -> ", 1 address not proven";
      default -> ", " + rotten + " addresses not proven";
    };
  }

  private static String refusal(String problem) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("valid", false)
        .put("problem", problem)
        .toString();
  }
}

package fengsui.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fengsui.client.failsafe.FailsafeRefused;
import fengsui.client.failsafe.KeyText;
import fengsui.client.failsafe.SignedBundle;
import fengsui.client.failsafe.TrustedKeys;
import fengsui.wire.OneDocument;
import fengsui.wire.WireException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;

/// `fengsui failsafe sign`: signs a bundle.
@Command(
    name = "sign",
    description = "Signs a failsafe bundle that is written in YAML or JSON.",
    footer = {"", "Exit codes: 0 signed, 2 bad usage or input."})
final class FailsafeSign implements Callable<Integer> {

  private static final int LARGEST_KEY = 64 * 1024;

  private final Console console;

  @Parameters(
      paramLabel = "BUNDLE",
      description = {
        "schema: fengsui.failsafe/1, sequence, notBefore, notAfter, and for each of names:",
        "addresses, directIpAllowed, and if need be aliases, pins and port; see docs/failsafe.md."
      })
  private Path bundle = Path.of("failsafe.yaml");

  @Option(
      names = "--key",
      paramLabel = "KEYFILE",
      required = true,
      description = "The key to sign with, from fengsui failsafe key.")
  private Path key = Path.of("failsafe.key");

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "Where the signed bundle goes.")
  private Path out = Path.of("failsafe.bundle");

  @Option(names = "--json", description = "The result as one JSON object.")
  private boolean json;

  @Mixin HelpOption help = new HelpOption();

  FailsafeSign(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var pair = pair();
    try {
      var signed = SignedBundle.sign(document(), pair);
      var read = SignedBundle.open(signed, TrustedKeys.of(pair.getPublic()));
      write(signed);
      var id = KeyText.id(pair.getPublic());
      console.out().println(json ? line(id, read.sequence()) : text(id, read.sequence()));
      return 0;
    } catch (FailsafeRefused e) {
      throw refused(bundle, e);
    }
  }

  private KeyPair pair() {
    try {
      return KeyText.pair(key.toString(), new String(read(key, LARGEST_KEY), US_ASCII));
    } catch (FailsafeRefused e) {
      throw BadInput.asSaid(new IllegalArgumentException(e.getMessage()));
    }
  }

  private String document() {
    try {
      return OneDocument.json(read(bundle, SignedBundle.LARGEST));
    } catch (WireException e) {
      throw BadInput.in(bundle.toString(), e);
    }
  }

  private static byte[] read(Path file, int most) {
    try (var in = Files.newInputStream(file)) {
      var bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new BadInput(file.toString(), "is over %d bytes".formatted(most), "shorten it");
      }
      return bytes;
    } catch (IOException e) {
      throw BadInput.unreadable(file.toString(), e);
    }
  }

  /// There either whole or not at all.
  private void write(byte[] signed) {
    try {
      var fresh = out.resolveSibling(out.getFileName() + ".new");
      Files.write(fresh, signed);
      Files.move(fresh, out, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new BadInput(
          "--out " + out,
          "cannot be written: " + e.getMessage(),
          "name a file in a folder of yours");
    }
  }

  static BadInput refused(Path file, FailsafeRefused e) {
    return BadInput.asSaid(new IllegalArgumentException(file + ": " + e.getMessage()));
  }

  private String line(String id, long sequence) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("sequence", sequence)
        .put("key", id)
        .put("file", out.toString())
        .toString();
  }

  private String text(String id, long sequence) {
    return "bundle %d signed with key %s into %s".formatted(sequence, id, out);
  }
}

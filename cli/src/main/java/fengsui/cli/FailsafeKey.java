package fengsui.cli;

import fengsui.client.failsafe.KeyText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.JsonNodeFactory;

/// `fengsui failsafe key`: makes a pair of keys.
@Command(
    name = "key",
    description =
        "Makes a key to sign with, readable by its owner only, and beside it its public key.",
    footer = {"", "Exit codes: 0 made, 2 bad usage, or there is such a file already."})
final class FailsafeKey implements Callable<Integer> {

  private final Console console;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "Where the secret key goes; the public one goes to FILE.pub.")
  private Path out = Path.of("failsafe.key");

  @Option(names = "--json", description = "The result as one JSON object.")
  private boolean json;

  @Mixin HelpOption help = new HelpOption();

  FailsafeKey(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var open = Path.of(out + ".pub");
    for (var file : new Path[] {out, open}) {
      if (Files.exists(file)) {
        throw new BadInput(file.toString(), "is there already", "name a new file");
      }
    }
    var pair = KeyText.generate();
    try {
      SecretFile.write(out, KeyText.write(pair).strip());
      Files.writeString(open, KeyText.write(pair.getPublic()));
    } catch (IOException e) {
      throw new BadInput(
          out.toString(),
          "cannot be written: " + e.getMessage(),
          "name a file in a folder of yours");
    }
    var id = KeyText.id(pair.getPublic());
    console.out().println(json ? line(id, open) : text(id, open));
    return 0;
  }

  private String line(String id, Path open) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("key", id)
        .put("secret", out.toString())
        .put("public", open.toString())
        .toString();
  }

  private String text(String id, Path open) {
    return "key %s: secret in %s, public in %s".formatted(id, out, open);
  }
}

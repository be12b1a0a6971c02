package fengsui.cli;

import fengsui.client.failsafe.FailsafeRefused;
import fengsui.client.failsafe.KeyText;
import fengsui.guard.log.LogCheck;
import fengsui.guard.log.LogRefused;
import fengsui.guard.log.MerkleTree;
import fengsui.wire.Escapes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `fengsui guard log verify`: whether a log is what was written.
@Command(
    name = "verify",
    description = "Tells whether a log of changes is what was written, entry by entry.",
    footer = {
      "",
      "Without --anchor, nobody can tell whether whole entries with their checkpoints were cut off"
          + " the end: keep a checkpoint elsewhere.",
      "Exit codes: 0 nothing is wrong, 1 it was changed or cut, 2 bad usage or input."
    })
final class GuardLogVerify implements Callable<Integer> {

  private final Console console;

  @Parameters(paramLabel = "LOG", description = "The log: one JSON object a line.")
  private Path file = Path.of("guard.log");

  @Option(
      names = "--key",
      paramLabel = "PUB",
      required = true,
      description = "The public key that signs its checkpoints.")
  private Path key = Path.of("guard.key.pub");

  @Option(
      names = "--anchor",
      paramLabel = "NOTE",
      description = "A checkpoint that was kept elsewhere: the log must continue it.")
  private @Nullable Path anchor;

  @Option(
      names = "--entry",
      paramLabel = "N",
      description = "Shows the proof that entry N, counted from 0, is in it.")
  private @Nullable Integer entry;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  @Mixin HelpOption help = new HelpOption();

  GuardLogVerify(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var signer = key();
    try {
      if (new GuardLogFile(file).missing()) {
        throw new BadInput(file.toString(), "holds nothing", "give a log that was written");
      }
      var check = new GuardLogFile(file).check(signer);
      if (anchor != null) {
        check.anchored(GuardLogFile.anchor(anchor, signer));
      }
      return fine(check);
    } catch (IOException e) {
      throw BadInput.unreadable(file.toString(), e);
    } catch (LogRefused e) {
      var problem = String.valueOf(e.getMessage());
      console.out().println(json ? refusal(problem) : Escapes.visible(file + ": " + problem));
      return 1;
    }
  }

  private PublicKey key() {
    try {
      return KeyText.publicKey(key.toString(), Files.readString(key));
    } catch (IOException e) {
      throw BadInput.unreadable(key.toString(), e);
    } catch (FailsafeRefused e) {
      throw BadInput.asSaid(new IllegalArgumentException(e.getMessage(), e));
    }
  }

  private int fine(LogCheck check) throws LogRefused {
    var checkpoint = check.end();
    var root = Base64.getEncoder().encodeToString(checkpoint.root());
    var node =
        JsonNodeFactory.instance
            .objectNode()
            .put("fine", true)
            .put("entries", check.size())
            .put("root", root);
    if (entry != null) {
      prove(entry, check, checkpoint.root(), node);
    }
    console
        .out()
        .println(
            json
                ? node.toString()
                : "fine: %d entries, root %s%s"
                    .formatted(check.size(), root, entry == null ? "" : ", " + node.get("proof")));
    return 0;
  }

  private static void prove(int number, LogCheck check, byte[] root, ObjectNode node) {
    if (number < 0 || number >= check.size()) {
      throw new BadInput("--entry", "is " + number, "give 0 to " + (check.size() - 1));
    }
    List<byte[]> path = check.inclusion(number);
    node.put("entry", number);
    node.put("included", MerkleTree.included(check.leaf(number), number, check.size(), path, root));
    var proof = node.putArray("proof");
    path.forEach(hash -> proof.add(Base64.getEncoder().encodeToString(hash)));
  }

  private static String refusal(String problem) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("fine", false)
        .put("problem", problem)
        .toString();
  }
}

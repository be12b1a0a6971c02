package fengsui.cli;

import fengsui.client.failsafe.FailsafeRefused;
import fengsui.client.failsafe.KeyText;
import fengsui.guard.Decision;
import fengsui.guard.Guard;
import fengsui.guard.Judgement;
import fengsui.model.Change;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;

/// `fengsui guard check`: what a change would do to the payments that were, and whether it may
/// ship.
@Command(
    name = "check",
    description = "Replays a change over the payments that were, and says whether it may ship.",
    footer = {"", "Exit codes: 0 allowed, 1 to be reviewed or blocked, 2 bad usage or input."})
final class GuardCheck implements Callable<Integer> {

  private final Console console;

  @Parameters(
      paramLabel = "CHANGE",
      description = "A file with the change: one YAML document, or one JSON object.")
  private Path file = Path.of("change.yaml");

  @Option(
      names = "--history",
      paramLabel = "FILE|DIR",
      description = "Payments that were, one JSON object a line; the last 24 hours count.")
  private @Nullable String history;

  @Option(
      names = "--campaigns",
      paramLabel = "FILE",
      description = "The changes that are planned or live: YAML documents, or one JSON a line.")
  private @Nullable Path campaigns;

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "Rules of your own in CEL, as YAML documents; see docs/guard.md.")
  private @Nullable Path policies;

  @Option(
      names = "--log",
      paramLabel = "LOG",
      description = "Adds the decision to this log, which cannot be quietly rewritten.")
  private @Nullable Path log;

  @Option(
      names = "--log-key",
      paramLabel = "KEY",
      description = "The secret key that signs the log's checkpoints; see fengsui failsafe key.")
  private @Nullable Path logKey;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  @Mixin HelpOption help = new HelpOption();

  GuardCheck(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var signer = signer();
    var change = change();
    var guard = new Guard(change, ChangeFile.read(campaigns), PolicyFile.read(policies));
    var refusals = new Refusals(console.err());
    if (history != null) {
      new PaymentFiles(console.in(), refusals::add).each(history, guard::replay);
    }
    var judgement = guard.judge();
    if (log != null && signer != null) {
      new GuardLogFile(log).append(entry(change, judgement), signer);
    }
    console.out().println(json ? GuardText.json(judgement) : GuardText.of(judgement));
    return judgement.decision() == Decision.ALLOW ? 0 : 1;
  }

  private @Nullable KeyPair signer() {
    if ((log == null) != (logKey == null)) {
      throw new BadInput("--log", "and --log-key go together", "give both");
    }
    if (logKey == null) {
      return null;
    }
    try {
      return KeyText.pair(logKey.toString(), Files.readString(logKey));
    } catch (IOException e) {
      throw BadInput.unreadable(logKey.toString(), e);
    } catch (FailsafeRefused e) {
      throw BadInput.asSaid(new IllegalArgumentException(e.getMessage(), e));
    }
  }

  private static String entry(Change change, Judgement judgement) {
    var node =
        JsonNodeFactory.instance
            .objectNode()
            .put("at", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString())
            .put("what", "checked")
            .put("change", change.id())
            .put("author", change.author())
            .put("contentHash", judgement.contentHash())
            .put("decision", judgement.decision().code());
    var reasons = node.putArray("reasons");
    judgement.reasons().forEach(reason -> reasons.add(reason.rule()));
    return node.toString();
  }

  private Change change() {
    var all = ChangeFile.read(file);
    if (all.size() != 1) {
      throw new BadInput(
          file.toString(), "holds " + all.size() + " changes", "give one change in a file");
    }
    return all.getFirst();
  }
}

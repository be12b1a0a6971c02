package fengsui.cli;

import fengsui.model.Alarm;
import fengsui.payments.Campaigns;
import fengsui.payments.SafetyNet;
import fengsui.wire.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `fengsui payments watch`: the payment safety net over a file or a stream.
@Command(
    name = "watch",
    description = "Tells wrong discounts and failing payments, as soon as the payments show them.",
    footer = {
      "",
      "Time is the payments' own. Lines that are no payments are set aside, told on standard error"
          + " and counted.",
      "Exit codes: 0 no alarm, 1 alarms, 2 bad usage or input."
    })
final class PaymentsWatch implements Callable<Integer> {

  private final Console console;
  private final Refusals refusals;

  @Parameters(
      paramLabel = "FILE",
      description =
          "Payments, one JSON object a line, also gzipped; - reads standard input as they come.")
  private String file = PaymentFiles.STANDARD_INPUT;

  @Option(
      names = "--history",
      paramLabel = "FILE|DIR",
      description = "Earlier payments, which teach what is usual.")
  private @Nullable String history;

  @Option(
      names = "--campaigns",
      paramLabel = "FILE",
      description = "The planned changes: YAML documents, or one JSON object a line.")
  private @Nullable Path campaigns;

  @Option(
      names = "--remember",
      paramLabel = "FILE",
      description =
          "Where alarms are remembered for fengsui payments exposure --alarm; a file in your home"
              + " if not given.")
  private Path remember = AlarmFile.remembered();

  @Option(
      names = "--halt",
      paramLabel = "URL",
      description =
          "Asks there to halt the campaigns whose ids are on the payments of an alarm, and reads"
              + " back whether they are; see docs/payments.md.")
  private @Nullable URI halt;

  @Option(
      names = "--halt-key",
      paramLabel = "FILE",
      description = "The secret that signs these requests.")
  private @Nullable Path haltKey;

  @Option(
      names = "--may-halt",
      paramLabel = "CAMPAIGN",
      split = ",",
      description = "Halts no other campaigns than these; any if not given.")
  private List<String> mayHalt = List.of();

  @Option(names = "--json", description = "One alarm a line as JSON, and a summary line last.")
  private boolean json;

  @Mixin HelpOption help = new HelpOption();

  PaymentsWatch(Console console) {
    this.console = console;
    this.refusals = new Refusals(console.err());
  }

  private @Nullable HaltHook hook;

  @Override
  public Integer call() {
    hook = hook();
    var net = new SafetyNet(register());
    var files = new PaymentFiles(console.in(), refusals::add);
    if (history != null) {
      files.each(history, net::learn);
    }
    if (!net.ready()) {
      console.err().println(PaymentsText.cold(net));
    }
    files.each(file, payment -> net.take(payment, this::tell));
    net.end(this::tell);
    remember(net);
    console
        .out()
        .println(
            json
                ? PaymentsText.json(net, refusals.number())
                : PaymentsText.of(net, refusals.number()));
    return net.alarms().isEmpty() ? 0 : 1;
  }

  /// Not to remember is no reason not to tell.
  private void remember(SafetyNet net) {
    try {
      AlarmFile.remember(net.alarms(), remember);
    } catch (IOException e) {
      console.err().println("alarms are not remembered: " + e.getMessage());
    }
  }

  private Campaigns register() {
    try {
      return Campaigns.of(ChangeFile.read(campaigns));
    } catch (IllegalArgumentException e) {
      throw new BadInput(
          String.valueOf(campaigns), String.valueOf(e.getMessage()), "correct the campaign");
    }
  }

  private @Nullable HaltHook hook() {
    if (halt == null && haltKey == null) {
      return null;
    }
    if (halt == null || haltKey == null || !String.valueOf(halt.getScheme()).startsWith("http")) {
      throw new BadInput("--halt", "needs a URL and a key", "give --halt URL --halt-key FILE");
    }
    try {
      var secret = Files.readString(haltKey).strip();
      if (secret.isEmpty()) {
        throw new BadInput(haltKey.toString(), "is empty", "write a secret into it");
      }
      return new HaltHook(halt, secret, mayHalt, InstantSource.system());
    } catch (IOException e) {
      throw BadInput.unreadable(haltKey.toString(), e);
    }
  }

  private void tell(Alarm alarm) {
    console.out().println(json ? Json.write(alarm) : PaymentsText.of(alarm));
    if (hook != null) {
      halt(hook, alarm);
    }
    console.out().flush();
  }

  private void halt(HaltHook by, Alarm alarm) {
    try {
      for (var outcome : by.halt(alarm)) {
        console.out().println(json ? PaymentsText.json(outcome) : PaymentsText.of(outcome));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package fengsui.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `fengsui payments`: the payment safety net on files.
@Command(name = "payments", description = "The payment safety net, on files.")
final class PaymentsCommand implements Callable<Integer> {

  @Mixin HelpOption help = new HelpOption();

  static CommandLine of(Console console) {
    return new CommandLine(new PaymentsCommand())
        .addSubcommand("watch", new PaymentsWatch(console))
        .addSubcommand("exposure", new PaymentsExposure(console))
        .addSubcommand("ingest", new PaymentsIngest(console));
  }

  @Override
  public Integer call() {
    throw new BadInput(
        "fengsui payments", "no command given", "see fengsui payments --help for them");
  }
}

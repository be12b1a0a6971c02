package fengsui.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `fengsui failsafe`: addresses that are signed beforehand, for the day on which nobody who could
/// be asked can be believed.
@Command(name = "failsafe", description = "Signs and proves the static failsafe bundle.")
final class FailsafeCommand implements Callable<Integer> {

  @Mixin HelpOption help = new HelpOption();

  static CommandLine of(Console console) {
    return new CommandLine(new FailsafeCommand())
        .addSubcommand("key", new FailsafeKey(console))
        .addSubcommand("sign", new FailsafeSign(console))
        .addSubcommand("verify", new FailsafeVerify(console));
  }

  @Override
  public Integer call() {
    throw new BadInput(
        "fengsui failsafe",
        "no command given",
        "see fengsui failsafe --help for key, sign, verify");
  }
}

package fengsui.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `fengsui guard`: whether a change may ship.
@Command(name = "guard", description = "Decides whether a change may ship.")
final class GuardCommand implements Callable<Integer> {

  @Mixin HelpOption help = new HelpOption();

  static CommandLine of(Console console) {
    return new CommandLine(new GuardCommand())
        .addSubcommand("check", new GuardCheck(console))
        .addSubcommand("dependencies", new GuardDependencies(console))
        .addSubcommand("tell", new GuardTell(console))
        .addSubcommand(
            "log", new CommandLine(new Log()).addSubcommand("verify", new GuardLogVerify(console)));
  }

  @Override
  public Integer call() {
    throw new BadInput("fengsui guard", "no command given", "see fengsui guard --help for them");
  }

  /// `fengsui guard log`: the log of what was decided.
  @Command(name = "log", description = "The log of what was proposed and decided.")
  static final class Log implements Callable<Integer> {

    @Mixin HelpOption help = new HelpOption();

    @Override
    public Integer call() {
      throw new BadInput("fengsui guard log", "no command given", "see fengsui guard log --help");
    }
  }
}

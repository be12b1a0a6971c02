package fengsui.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `fengsui series`: when a measure is abnormal.
@Command(name = "series", description = "Tells when a measure leaves what it usually does.")
final class SeriesCommand implements Callable<Integer> {

  @Mixin HelpOption help = new HelpOption();

  static CommandLine of(Console console) {
    return new CommandLine(new SeriesCommand()).addSubcommand("watch", new SeriesWatch(console));
  }

  @Override
  public Integer call() {
    throw new BadInput("fengsui series", "no command given", "see fengsui series --help for watch");
  }
}

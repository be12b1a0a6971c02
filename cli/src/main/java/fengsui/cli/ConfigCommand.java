package fengsui.cli;

import fengsui.server.blackbox.ModuleFile;
import fengsui.server.config.ConfigurationFile;
import fengsui.server.config.Overrides;
import fengsui.server.yaml.BadDocument;
import fengsui.server.yaml.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;

/// `fengsui config check`: everything that is wrong with a configuration file, at once.
@Command(
    name = "check",
    description = "Tells everything that is wrong with a configuration file of the command post.",
    footer = {"", "Exit codes: 0 nothing is wrong, 1 found a problem, 2 bad usage."})
final class ConfigCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(paramLabel = "FILE", description = "The configuration file, in YAML.")
  private Path file = Path.of("fengsui.yaml");

  @Option(names = "--json", description = "One problem a line, as JSON.")
  private boolean json;

  @Mixin HelpOption help = new HelpOption();

  ConfigCommand(Console console) {
    this.console = console;
  }

  /// The group of commands about the configuration file.
  @Command(name = "config", description = "Checks configuration files.")
  static final class Group implements Callable<Integer> {
    @Mixin HelpOption help = new HelpOption();

    @Override
    public Integer call() {
      throw new BadInput("fengsui config", "no command given", "see fengsui config --help");
    }
  }

  private record Found(String source, Problem problem) {}

  @Override
  public Integer call() {
    var found = found();
    for (var each : found) {
      console.out().println(json ? json(each) : each.problem().in(each.source()));
    }
    if (found.isEmpty() && !json) {
      console.out().println(file + ": nothing is wrong");
    }
    return found.isEmpty() ? 0 : 1;
  }

  private List<Found> found() {
    var found = new ArrayList<Found>();
    try {
      var modules = ConfigurationFile.read(file, Overrides.NONE).probing().modules();
      if (modules != null) {
        ModuleFile.check(modules);
      }
    } catch (BadDocument e) {
      e.problems().forEach(problem -> found.add(new Found(e.source(), problem)));
    }
    return found;
  }

  private static String json(Found found) {
    var problem = found.problem();
    return JsonNodeFactory.instance
        .objectNode()
        .put("file", found.source())
        .put("line", problem.line())
        .put("path", problem.path())
        .put("problem", problem.problem())
        .put("remedy", problem.remedy())
        .toString();
  }
}

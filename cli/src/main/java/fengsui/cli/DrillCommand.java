package fengsui.cli;

import fengsui.lab.Drill;
import fengsui.lab.DrillJson;
import fengsui.lab.DrillRow;
import fengsui.lab.Drills;
import fengsui.lab.LaboratoryException;
import fengsui.lab.Moment;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `fengsui drill`: scored rehearsals in a laboratory of our own.
@Command(
    name = "drill",
    description = "Rehearses faults in a laboratory of network namespaces, and scores the answers.",
    footer = {
      "",
      "Nothing leaves this machine. Needs root, or user namespaces and /dev/net/tun.",
      "Exit codes: 0 all answers right, 1 some wrong, 2 bad usage, or no laboratory here."
    })
final class DrillCommand implements Runnable {

  private final Console console;

  @Spec private @Nullable CommandSpec spec;

  @Mixin HelpOption help = new HelpOption();

  DrillCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    var command = java.util.Objects.requireNonNull(spec).commandLine();
    throw new ParameterException(command, "neither list nor run given");
  }

  @Command(name = "list", description = "Names the drills that there are.")
  int list(@Option(names = "--json", description = "One object a line.") boolean json) {
    for (var drill : Drills.all()) {
      console.out().println(json ? DrillJson.write(drill) : drill.name() + "  " + drill.summary());
    }
    return 0;
  }

  @Command(name = "run", description = "Runs a drill: a row for each fault, and the whole last.")
  int run(
      @Parameters(paramLabel = "NAME", description = "Which drill; see fengsui drill list.")
          String name,
      @Option(names = "--all", description = "Its negative twins too, in the same laboratory.")
          boolean all,
      @Option(
              names = "--times",
              paramLabel = "N",
              defaultValue = "1",
              description = "Repeats it so often. Default: 1.")
          int times,
      @Option(
              names = "--files",
              paramLabel = "DIR",
              description = "Keeps there what post and agents wrote; a new or empty folder.")
          @Nullable Path files,
      @Option(names = "--json", description = "One row a line, as JSON; the summary last.")
          boolean json)
      throws InterruptedException {
    if (times < 1) {
      throw new BadInput("--times " + times, "is no number of times", "give 1 or more");
    }
    var drill = all ? withTwins(name) : find(name);
    return new Running(drill, new Drill.Terms(times, files), json).call();
  }

  private static Drill withTwins(String name) {
    find(name);
    return Drills.withTwins(name)
        .orElseThrow(() -> new BadInput("drill " + name, "has no negative twins", "omit --all"));
  }

  private static Drill find(String name) {
    return Drills.all().stream()
        .filter(drill -> drill.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new BadInput("drill " + name, "there is none of that name", known()));
  }

  private static String known() {
    return Drills.all().stream()
        .map(Drill::name)
        .collect(Collectors.joining(", ", "give one of: ", ""));
  }

  private final class Running {
    private final Drill drill;
    private final Drill.Terms terms;
    private final boolean json;

    Running(Drill drill, Drill.Terms terms, boolean json) {
      this.drill = drill;
      this.terms = terms;
      this.json = json;
    }

    int call() throws InterruptedException {
      try {
        var result = drill.run(terms, json ? new Lines() : new Told());
        console.out().println(json ? DrillJson.write(drill, result) : DrillText.of(result));
        return result.passed() ? 0 : 1;
      } catch (LaboratoryException e) {
        throw new BadInput("drill " + drill.name(), e.problem(), e.remedy());
      }
    }
  }

  /// For programs: the moments come with their row.
  private final class Lines implements Drill.Audience {
    @Override
    public void row(DrillRow row) {
      console.out().println(DrillJson.write(row));
    }
  }

  /// For people: moments as they come.
  private final class Told implements Drill.Audience {
    @Override
    public void row(DrillRow row) {
      console.out().println(DrillText.of(row));
    }

    @Override
    public void moment(Moment moment) {
      console.out().println(DrillText.of(moment));
    }
  }
}

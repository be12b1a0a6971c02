package fengsui.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import fengsui.wire.Escapes;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The `fengsui` command.
@Command(
    name = "fengsui",
    description =
        "Whose outage is this: ours, the carrier's, the border's, a provider's, a change?",
    footer = {
      "",
      "Exit codes: 0 fine, 1 found a problem, 2 bad usage or input.",
      "Every command has --help, and --json for one JSON object a line."
    })
public final class Main implements Runnable {

  /// The exit code of bad usage or input.
  static final int BAD = 2;

  /// The exit code of a fault in this program (sysexits' EX_SOFTWARE).
  static final int BROKEN = 70;

  @Spec private @Nullable CommandSpec spec;

  @Mixin HelpOption help = new HelpOption();

  private Main() {}

  public static void main(String[] args) {
    var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
    var err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8);
    var coloured = Boolean.getBoolean("fengsui.terminal") && System.getenv("NO_COLOR") == null;
    System.exit(run(new Console(System.in, out, err, coloured), args));
  }

  /// Runs one command and returns its exit code.
  static int run(Console console, String... args) {
    return commands(console).execute(args);
  }

  // A new command is one more line here.
  private static CommandLine commands(Console console) {
    var commands =
        new CommandLine(new Main())
            .addSubcommand("up", new UpCommand(console))
            .addSubcommand("probe", new ProbeCommand(console))
            .addSubcommand("isolate", new IsolateCommand(console))
            .addSubcommand("series", SeriesCommand.of(console))
            .addSubcommand("localize", new LocalizeCommand(console))
            .addSubcommand("payments", PaymentsCommand.of(console))
            .addSubcommand("guard", GuardCommand.of(console))
            .addSubcommand(
                "config",
                new CommandLine(new ConfigCommand.Group())
                    .addSubcommand("check", new ConfigCommand(console)))
            .addSubcommand("failsafe", FailsafeCommand.of(console))
            .addSubcommand("drill", new DrillCommand(console))
            .addSubcommand("agent", new AgentCommand(console))
            .addSubcommand("bench", new BenchCommand(console));
    return commands
        .setOut(new PrintWriter(console.out(), true, UTF_8))
        .setErr(new PrintWriter(console.err(), true, UTF_8))
        .setUsageHelpAutoWidth(false)
        .setAbbreviatedOptionsAllowed(false)
        .setExpandAtFiles(false)
        .setParameterExceptionHandler((wrong, _) -> refused(console, wrong))
        .setExecutionExceptionHandler((fault, _, _) -> failed(console, fault));
  }

  @Override
  public void run() {
    throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "no command given");
  }

  private static int refused(Console console, ParameterException wrong) {
    var command = wrong.getCommandLine().getCommandSpec().qualifiedName();
    var problem = String.valueOf(wrong.getMessage()).lines().findFirst().orElse("bad usage");
    console
        .err()
        .println(Escapes.visible("%s: %s; see %s --help".formatted(command, problem, command)));
    return BAD;
  }

  private static int failed(Console console, Exception fault) {
    if (fault instanceof BadInput) {
      console.err().println(fault.getMessage());
      return BAD;
    }
    console.err().println("fengsui: this is a fault of Fengsui itself; please report what follows");
    fault.printStackTrace(console.err());
    return BROKEN;
  }
}

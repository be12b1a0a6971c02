package fengsui.cli;

import fengsui.localize.Explanation;
import fengsui.localize.Leaves;
import fengsui.localize.Localizer;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `fengsui localize`: which combinations of attributes explain a deviation.
@Command(
    name = "localize",
    description = "Tells which combinations of attributes explain a deviation.",
    footer = {
      "",
      "Sums: --actual and --forecast. Failures: --bad, --total, --time and --at; rows before that"
          + " time teach what is normal, rows after it are passed over.",
      "Exit codes: 0 nothing deviates, 1 something does, 2 bad usage or input."
    })
final class LocalizeCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(
      paramLabel = "CELLS",
      description = "CSV with a header, or one JSON object a line; - reads standard input.")
  private String cells = "-";

  @Option(
      names = "--dims",
      paramLabel = "A,B,…",
      split = ",",
      required = true,
      description = "The columns that are attributes.")
  private List<String> dims = List.of();

  @Option(names = "--actual", paramLabel = "COL", description = "What was seen.")
  private @Nullable String actual;

  @Option(names = "--forecast", paramLabel = "COL", description = "What was expected.")
  private @Nullable String forecast;

  @Option(names = "--bad", paramLabel = "COL", description = "Requests that failed.")
  private @Nullable String bad;

  @Option(names = "--total", paramLabel = "COL", description = "All requests.")
  private @Nullable String total;

  @Option(names = "--time", paramLabel = "COL", description = "Epoch seconds, or ISO time.")
  private @Nullable String time;

  @Option(names = "--at", paramLabel = "T", description = "The time to explain.")
  private @Nullable String at;

  @Option(names = "--top", paramLabel = "N", description = "How many to rank; 10 if not given.")
  private int top = 10;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  @Mixin HelpOption help = new HelpOption();

  LocalizeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (top < 1) {
      throw new BadInput("--top", "is " + top, "give 1 or more");
    }
    var found = explain(new LocalizeInput(console.in(), cells, dims));
    console.out().println(json ? LocalizeText.json(found) : LocalizeText.words(found));
    return found.external() || !found.causes().isEmpty() ? 1 : 0;
  }

  private Explanation explain(LocalizeInput input) {
    if (actual != null && forecast != null && unset(bad, total, time, at)) {
      return Localizer.sums(checked(input.sums(actual, forecast)), top);
    }
    if (bad != null && total != null && time != null && at != null && unset(actual, forecast)) {
      return Localizer.counts(checked(input.failures(bad, total, time, at)), top);
    }
    throw new BadInput(
        "localize",
        "has not all columns of one of its two ways",
        "give --actual and --forecast, or --bad, --total, --time and --at");
  }

  private Leaves checked(Leaves leaves) {
    if (leaves.size() == 0) {
      throw new BadInput(
          cells.equals("-") ? "standard input" : cells,
          at == null ? "holds no row" : "holds no row with requests at " + at,
          "give at least one row");
    }
    return leaves;
  }

  private static boolean unset(@Nullable String... options) {
    for (var option : options) {
      if (option != null) {
        return false;
      }
    }
    return true;
  }
}

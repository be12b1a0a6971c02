package fengsui.cli;

import fengsui.bench.Bench;
import fengsui.bench.BenchException;
import fengsui.bench.Benches;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `fengsui bench`: measured comparisons.
@Command(
    name = "bench",
    description = "Measures Fengsui beside a named peer, both in the same run.",
    footer = {"", "Exit codes: 0 measured, 2 bad usage, or the peer is not on this machine."})
final class BenchCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(
      paramLabel = "NAME",
      description =
          "Which comparison: probe, agent, ingest, lines, client, verdict, dns, series, localize,"
              + " exposure, payments.")
  private String name = "";

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "On so many rows: exposure (100 million unless told).")
  private long rows;

  @Option(names = "--json", description = "One figure a line, as JSON.")
  private boolean json;

  @Mixin HelpOption help = new HelpOption();

  BenchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    try {
      (rows > 0 ? bench().of(rows) : bench())
          .run(row -> console.out().println(json ? line(row) : text(row)));
    } catch (BenchException cannot) {
      throw new BadInput("bench " + name, cannot.problem(), cannot.remedy());
    }
    return 0;
  }

  private Bench bench() {
    return Benches.all().stream()
        .filter(bench -> bench.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new BadInput("bench " + name, "there is none of that name", known()));
  }

  private static String known() {
    return Benches.all().stream()
        .map(Bench::name)
        .collect(Collectors.joining(", ", "give one of: ", ""));
  }

  private static String text(Bench.Row row) {
    return String.format(
        Locale.ROOT,
        "%-28s fengsui %,12.3f   %s %,12.3f   ratio %.2f",
        row.measure(),
        row.ours(),
        row.peer(),
        row.theirs(),
        row.ratio());
  }

  // Our own words and numbers only: nothing here needs escaping.
  private static String line(Bench.Row row) {
    return String.format(
        Locale.ROOT,
        "{\"measure\":\"%s\",\"fengsui\":%.4f,\"peer\":\"%s\",\"theirs\":%.4f,\"ratio\":%.4f}",
        row.measure(),
        row.ours(),
        row.peer(),
        row.theirs(),
        row.ratio());
  }
}

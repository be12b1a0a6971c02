package fengsui.cli;

import fengsui.guard.dependencies.Finding.Severity;
import fengsui.guard.dependencies.Outage;
import fengsui.guard.dependencies.Review;
import fengsui.guard.dependencies.WhatIf;
import fengsui.guard.dependencies.WhatIf.Fate;
import fengsui.model.Dependencies;
import fengsui.wire.DependencyFile;
import fengsui.wire.WireException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `fengsui guard dependencies`: what of ours breaks when something outside is away.
@Command(
    name = "dependencies",
    description = "Says what a catalogue of dependencies lacks, and what an outage would break.",
    footer = {
      "",
      "Exit codes: 0 nothing critical and no critical journey breaks, 1 otherwise, 2 bad usage or"
          + " input."
    })
final class GuardDependencies implements Callable<Integer> {

  private final Console console;

  @Parameters(
      paramLabel = "FILE",
      description = "The catalogue: YAML or JSON; see docs/dependency-review.md.")
  private Path file = Path.of("dependencies.yaml");

  @Option(
      names = "--seen",
      paramLabel = "NAMES",
      description = "Names that something of yours was seen to call, one a line.")
  private @Nullable Path seen;

  @Option(
      names = "--freeze",
      paramLabel = "FROM/TO",
      description = "When nobody may change anything, such as 2026-12-20T00:00Z/2027-01-05T00:00Z.")
  private @Nullable String freeze;

  @Option(
      names = "--what-if",
      paramLabel = "OUTAGE",
      description =
          "What becomes of each journey, such as border:443, provider:acme or dependency:login.")
  private @Nullable String whatIf;

  @Option(
      names = "--lasting",
      paramLabel = "TIME",
      description = "How long that lasts, such as 74m, which is what it is if not given.")
  private String lasting = "74m";

  @Option(
      names = "--before",
      paramLabel = "RESULT",
      description = "An earlier result of --json, to compare with.")
  private @Nullable Path before;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  @Mixin HelpOption help = new HelpOption();

  GuardDependencies(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var catalogue = catalogue();
    var outage = outage();
    var earlier = before == null ? null : DependencyText.earlier(before);
    var review = Review.of(catalogue, names(), freeze());
    var fates = outage == null ? List.<WhatIf.Told>of() : WhatIf.of(catalogue, outage);
    var text = new DependencyText(review, fates, whatIf, earlier);
    console.out().println(json ? text.json() : text.words());
    return review.findings().stream().anyMatch(it -> it.severity() == Severity.CRITICAL)
            || fates.stream().anyMatch(it -> it.critical() && it.fate() == Fate.BREAKS)
        ? 1
        : 0;
  }

  private Dependencies catalogue() {
    try (var in = Files.newInputStream(file)) {
      return DependencyFile.read(in);
    } catch (IOException e) {
      throw BadInput.unreadable(file.toString(), e);
    } catch (WireException e) {
      throw BadInput.in(file.toString(), e);
    }
  }

  private Set<String> names() {
    if (seen == null) {
      return Set.of();
    }
    try (var lines = Files.lines(seen)) {
      var all = new TreeSet<String>();
      lines.map(String::strip).filter(line -> !line.isEmpty()).forEach(all::add);
      return all;
    } catch (IOException e) {
      throw BadInput.unreadable(seen.toString(), e);
    }
  }

  private Review.@Nullable Freeze freeze() {
    if (freeze == null) {
      return null;
    }
    var parts = freeze.split("/", -1);
    try {
      var from = OffsetDateTime.parse(parts[0]).toInstant();
      var to = OffsetDateTime.parse(parts.length == 2 ? parts[1] : "").toInstant();
      if (from.isBefore(to)) {
        return new Review.Freeze(from, to);
      }
    } catch (DateTimeException _) {
      // refused below
    }
    throw new BadInput(
        "--freeze", "is no time from/to: " + freeze, "write 2026-12-20T00:00Z/2027-01-05T00:00Z");
  }

  private @Nullable Outage outage() {
    try {
      return whatIf == null ? null : Outage.read(whatIf, DependencyFile.duration(lasting));
    } catch (IllegalArgumentException e) {
      throw new BadInput(
          "--what-if", String.valueOf(e.getMessage()), "see fengsui guard dependencies --help");
    }
  }
}

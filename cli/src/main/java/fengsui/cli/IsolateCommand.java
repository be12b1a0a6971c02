package fengsui.cli;

import fengsui.isolate.Isolation;
import fengsui.model.Change;
import fengsui.model.FaultDomain;
import fengsui.model.Observation;
import fengsui.model.Verdict;
import fengsui.wire.Changes;
import fengsui.wire.Escapes;
import fengsui.wire.Json;
import fengsui.wire.Lines;
import fengsui.wire.WireException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `fengsui isolate`: verdicts over a set of observations.
@Command(
    name = "isolate",
    description = "Tells whose outage a set of observations shows.",
    footer = {"", "Exit codes: 0 nothing is wrong, 1 found a problem, 2 bad usage or input."})
final class IsolateCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(
      paramLabel = "OBSERVATIONS",
      description =
          "A file of observations or probe results, one JSON object a line; - reads them from"
              + " standard input.")
  private String observations = "-";

  @Option(
      names = "--changes",
      paramLabel = "FILE",
      description = "What was changed lately: YAML documents, or one JSON object a line.")
  private @Nullable Path changes;

  @Option(names = "--json", description = "One verdict a line, as JSON, the gravest first.")
  private boolean json;

  @Mixin HelpOption help = new HelpOption();

  IsolateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var lately = changes == null ? List.<Change>of() : changes(changes);
    var verdicts = Isolation.judge(observations(), lately);
    for (var verdict : verdicts) {
      console.out().println(json ? Json.write(verdict) : text(verdict));
    }
    return verdicts.stream().allMatch(it -> it.domain() == FaultDomain.NONE) ? 0 : 1;
  }

  private List<Observation> observations() {
    var all = new ArrayList<Observation>();
    var name = observations.equals("-") ? "standard input" : observations;
    try (var in = open()) {
      Lines.each(in, Json::readObservations, all::addAll);
    } catch (IOException e) {
      throw BadInput.unreadable(name, e);
    } catch (WireException e) {
      throw BadInput.in(name, e);
    }
    if (all.isEmpty()) {
      throw new BadInput(name, "holds no observation", "give at least one line");
    }
    return all;
  }

  private InputStream open() throws IOException {
    return observations.equals("-") ? console.in() : Files.newInputStream(Path.of(observations));
  }

  private static List<Change> changes(Path file) {
    try (var in = Files.newInputStream(file)) {
      return Changes.read(in);
    } catch (IOException e) {
      throw BadInput.unreadable(file.toString(), e);
    } catch (WireException e) {
      throw BadInput.in(file.toString(), e);
    }
  }

  private static String text(Verdict verdict) {
    var scope = verdict.scope();
    var since = verdict.since();
    var size =
        "  touches %d target%s from %d vantage%s%s"
            .formatted(
                scope.targets(),
                scope.targets() == 1 ? "" : "s",
                scope.vantages(),
                scope.vantages() == 1 ? "" : "s",
                since == null ? "" : ", since " + since);
    return VerdictText.sentence(verdict)
        + "\n"
        + (verdict.domain() == FaultDomain.NONE ? "" : size + "\n")
        + VerdictText.reasons(verdict).stream()
            .map(line -> "  " + Escapes.visible(line) + "\n")
            .collect(Collectors.joining());
  }
}

package fengsui.lab;

import fengsui.model.Verdict;
import fengsui.wire.Json;
import fengsui.wire.WireException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Every fault of the laboratory in turn against one-shot probes: real processes of the program
/// itself, each inside a vantage's namespace.
public final class DiagnosisDrill implements Drill {

  private static final Duration LONGEST_PROBE = Duration.ofSeconds(60);

  private final List<Fault> faults;

  /// Makes a drill of some faults only.
  public DiagnosisDrill(List<Fault> faults) {
    this.faults = List.copyOf(faults);
  }

  @Override
  public String name() {
    return "diagnosis";
  }

  @Override
  public String summary() {
    return "%d faults, each against one probe from one vantage: is its domain found?"
        .formatted(faults.size());
  }

  @Override
  public DrillResult run(Terms terms, Audience audience)
      throws LaboratoryException, InterruptedException {
    var all = new ArrayList<DrillRow>();
    try (var laboratory = Laboratory.start()) {
      for (var fault :
          Collections.nCopies(terms.times(), faults).stream().flatMap(List::stream).toList()) {
        var row = run(laboratory, fault);
        all.add(row);
        audience.row(row);
      }
    }
    return new DrillResult(all);
  }

  private static DrillRow run(Laboratory laboratory, Fault fault)
      throws LaboratoryException, InterruptedException {
    for (var knob : fault.knobs()) {
      knob.breakIn(laboratory);
    }
    try {
      return probe(laboratory, fault);
    } finally {
      for (var knob : fault.knobs()) {
        knob.mendIn(laboratory);
      }
    }
  }

  private static DrillRow probe(Laboratory laboratory, Fault fault)
      throws LaboratoryException, InterruptedException {
    var command = ProbeCommandLine.of(fault, laboratory.authority());
    long start = System.nanoTime();
    var ran = laboratory.run(fault.vantage(), LONGEST_PROBE, _ -> {}, command);
    double seconds = (System.nanoTime() - start) / 1e9;
    var verdict = ran.out().isEmpty() ? null : findVerdict(ran.out().getLast());
    var note =
        verdict != null ? "" : "exit %d: %s".formatted(ran.code(), String.join(" ", ran.err()));
    return new DrillRow(
        fault.name(), fault.target(), fault.vantage(), fault.expected(), verdict, seconds, note);
  }

  private static @org.jspecify.annotations.Nullable Verdict findVerdict(String line) {
    try {
      return Json.readDiagnosis(line).verdict();
    } catch (WireException _) {
      return null; // the row shows what the probe said instead
    }
  }
}

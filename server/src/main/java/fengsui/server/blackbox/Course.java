package fengsui.server.blackbox;

import fengsui.model.Outcome;
import fengsui.probe.net.Deadline;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// One probe on its way: its metrics, what it reached, and what a person would want to know.
final class Course {

  private final Samples samples = new Samples();
  private final Deadline deadline;
  private final Allowance allowance;
  private final Set<Phase> reached = EnumSet.noneOf(Phase.class);
  private final List<String> log = new ArrayList<>();

  Course(Deadline deadline, Allowance allowance) {
    this.deadline = deadline;
    this.allowance = allowance;
  }

  Samples samples() {
    return samples;
  }

  Deadline deadline() {
    return deadline;
  }

  Allowance allowance() {
    return allowance;
  }

  Set<Phase> reached() {
    return reached;
  }

  List<String> log() {
    return log;
  }

  void say(String line) {
    if (log.size() < 200) {
      log.add(line);
    }
  }

  /// Notes that `phase` begins.
  void enter(Phase phase) throws Failed {
    reached.add(phase);
    if (deadline.passed()) {
      throw new Failed(phase, "generic_timeout_error");
    }
  }

  /// Returns the one-word reason of an outcome.
  static String reason(Outcome outcome) {
    return outcome instanceof Outcome.Unclassified ? "unknown_failure" : outcome.code();
  }
}

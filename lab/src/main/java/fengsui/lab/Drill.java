package fengsui.lab;

import java.util.function.Consumer;

/// A scored rehearsal with injected ground truth.
public interface Drill {

  /// As it is called on the command line.
  String name();

  /// What it rehearses, in one sentence.
  String summary();

  /// Runs it, and hands on each row as soon as it is known.
  ///
  /// @throws LaboratoryException if there can be no laboratory here
  DrillResult run(Consumer<DrillRow> rows) throws LaboratoryException, InterruptedException;
}

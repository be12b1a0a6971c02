package fengsui.lab;

/// A scored rehearsal with injected ground truth.
public interface Drill {

  /// As it is called on the command line.
  String name();

  /// What it rehearses, in one sentence.
  String summary();

  /// The same, so many times over in one laboratory.
  Drill repeated(int times);

  /// Runs it, and hands on each row as soon as it is known.
  ///
  /// @throws LaboratoryException if there can be no laboratory here
  DrillResult run(Audience audience) throws LaboratoryException, InterruptedException;

  /// Who watches a drill.
  @FunctionalInterface
  interface Audience {

    void row(DrillRow row);

    /// Something happened on the way to the next row.
    default void moment(Moment moment) {}
  }
}

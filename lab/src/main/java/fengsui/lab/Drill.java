package fengsui.lab;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A scored rehearsal with injected ground truth.
public interface Drill {

  /// As it is called on the command line.
  String name();

  /// What it rehearses, in one sentence.
  String summary();

  /// Runs it, and hands on each row as soon as it is known.
  ///
  /// @throws LaboratoryException if there can be no laboratory here
  DrillResult run(Terms terms, Audience audience) throws LaboratoryException, InterruptedException;

  /// Runs it once.
  default DrillResult run(Audience audience) throws LaboratoryException, InterruptedException {
    return run(Terms.ONCE, audience);
  }

  /// How to run it.
  ///
  /// @param times how many times over
  /// @param files where to keep what its programs write; null: nowhere
  record Terms(int times, @Nullable Path files) {
    public static final Terms ONCE = new Terms(1, null);

    /// Each of the times by itself, its files in a folder of its own if there are several.
    public List<Terms> each() {
      return IntStream.rangeClosed(1, times)
          .mapToObj(i -> new Terms(1, files == null || times == 1 ? files : files.resolve("" + i)))
          .toList();
    }
  }

  /// Who watches a drill.
  @FunctionalInterface
  interface Audience {

    void row(DrillRow row);

    /// Something happened on the way to the next row.
    default void moment(Moment moment) {}
  }
}

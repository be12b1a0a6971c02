package fengsui.bench;

import java.io.IOException;
import java.util.function.Consumer;

/// A measured comparison with a named peer, both in the same run.
public interface Bench {

  /// The name on the command line.
  String name();

  /// What is compared, in one line.
  String summary();

  /// Returns the same on so many rows, where that can be chosen.
  default Bench of(long rows) {
    return this;
  }

  /// Measures, and tells each row as it is known.
  ///
  /// @throws BenchException if the peer is not on this machine
  void run(Consumer<Row> rows) throws IOException, InterruptedException;

  /// One measured figure beside the peer's.
  ///
  /// @param measure what was measured, with its unit
  record Row(String measure, double ours, String peer, double theirs) {

    /// Ours over theirs.
    public double ratio() {
      return ours / theirs;
    }
  }
}

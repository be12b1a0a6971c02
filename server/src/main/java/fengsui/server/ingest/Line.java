package fengsui.server.ingest;

import fengsui.model.Observation;
import fengsui.wire.WireException;
import org.jspecify.annotations.Nullable;

/// One line of a batch.
sealed interface Line {

  /// What was sent, word for word.
  String text();

  /// An observation, numbered.
  record Good(long sequence, Observation observation, String text) implements Line {}

  /// Anything else.
  ///
  /// @param sequence null where none can be made out
  record Bad(@Nullable Long sequence, String text, WireException why) implements Line {}
}

package fengsui.probe;

import fengsui.model.Step;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of a name.
///
/// @param step of the resolve stage; null if there was no name to resolve
/// @param addresses where a plain client would now connect to, in its order; none if the stage
///   failed
record Answered(@Nullable Step step, List<InetAddress> addresses) {

  /// Whether there is an address to go on with.
  boolean ok() {
    return !addresses.isEmpty() && (step == null || step.outcome().ok());
  }
}

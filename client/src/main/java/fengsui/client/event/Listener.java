package fengsui.client.event;

/// Hears of every event, on the thread of the look-up: it must be quick. What it throws is counted
/// and otherwise ignored.
@FunctionalInterface
public interface Listener {

  /// Is told of `event`.
  void on(Event event);
}

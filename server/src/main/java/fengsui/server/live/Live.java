package fengsui.server.live;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/// Passes on that something of a topic changed; whoever listens asks for the news itself.
@Component
public final class Live {

  /// What may change.
  public enum Topic {
    INCIDENTS,
    PATHS,
    VANTAGES,
    CATALOGUE,
    DRILLS
  }

  private final List<Consumer<Topic>> listeners = new CopyOnWriteArrayList<>();

  /// Tells all listeners. They must be quick and must not throw.
  public void changed(Topic topic) {
    listeners.forEach(listener -> listener.accept(topic));
  }

  /// Calls `listener` at each change, until the returned handle is run.
  public Runnable listen(Consumer<Topic> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}

package fengsui.server.live;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
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
    DRILLS,
    ORDERS,
    CHANGES,
    PAYMENTS
  }

  private final List<Consumer<Topic>> listeners = new CopyOnWriteArrayList<>();

  // Counts up from the start's time, so that a revision of an earlier run is always too old.
  private final AtomicLong revision = new AtomicLong(System.currentTimeMillis() * 1000);
  private final Map<Topic, Long> changes = new EnumMap<>(Topic.class);

  /// Tells all listeners. They must be quick and must not throw.
  public void changed(Topic topic) {
    synchronized (changes) {
      changes.put(topic, revision.incrementAndGet());
    }
    listeners.forEach(listener -> listener.accept(topic));
  }

  /// Calls `listener` at each change, until the returned handle is run.
  public Runnable listen(Consumer<Topic> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /// Grows with every change.
  public long revision() {
    return revision.get();
  }

  /// Returns the topics that changed after `seen`, a revision; all of them if it is of another run.
  public Set<Topic> since(long seen) {
    synchronized (changes) {
      var topics = EnumSet.noneOf(Topic.class);
      changes.forEach((topic, at) -> {
        if (at > seen) {
          topics.add(topic);
        }
      });
      return topics;
    }
  }
}

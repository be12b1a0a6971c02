package fengsui.server.ingest;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Tells all [Arrivals] of what is kept, each observation once while the post runs.
@Component
final class News {

  private static final Logger LOG = LoggerFactory.getLogger(News.class);

  private final InDoubt doubt = new InDoubt();
  private final ObjectProvider<Arrivals> listeners;

  News(ObjectProvider<Arrivals> listeners) {
    this.listeners = listeners;
  }

  /// Tells what is new of a batch that is kept, and what of it was in doubt.
  void tell(Instant received, Batch batch, List<Line.Good> fresh) {
    var doubtful = doubt.of(batch.agent(), batch.spool());
    var untold = doubtful.size() == 0 ? fresh : untold(batch, fresh, doubtful);
    doubt.remove(batch.agent(), batch.spool(), batch.numbers());
    if (untold.isEmpty()) {
      return;
    }
    var observations = untold.stream().map(Line.Good::observation).toList();
    listeners
        .orderedStream()
        .forEach(listener -> {
          try {
            listener.arrived(received, observations);
          } catch (RuntimeException e) {
            // The observations are kept; a listener's fault must not make the agent send them
            // again.
            LOG.error("{} failed on arrivals", listener.getClass().getSimpleName(), e);
          }
        });
  }

  /// Notes that nobody knows whether the batch was kept.
  void doubt(Batch batch) {
    doubt.add(batch.agent(), batch.spool(), batch.numbers());
  }

  private static List<Line.Good> untold(Batch batch, List<Line.Good> fresh, Ranges doubtful) {
    var again =
        batch.without(Ranges.NONE).good().stream()
            .filter(line -> doubtful.contains(line.sequence()) && !fresh.contains(line));
    return Stream.concat(fresh.stream(), again).toList();
  }
}

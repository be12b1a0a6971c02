package fengsui.server.ingest;

import fengsui.server.config.Configuration;
import fengsui.server.store.Partitions;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/// Makes room for what will come, and drops what is too old.
@Component
final class Housekeeping {

  private static final String TABLE = "observation";
  private static final int DAYS_AHEAD = 3;

  private final Partitions partitions;
  private final Configuration configuration;
  private final InstantSource clock;

  Housekeeping(Partitions partitions, Configuration configuration, InstantSource clock) {
    this.partitions = partitions;
    this.configuration = configuration;
    this.clock = clock;
    run();
  }

  /// Does all that is due now.
  void run() {
    var now = clock.instant();
    partitions.make(TABLE, now, DAYS_AHEAD);
    partitions.drop(TABLE, now.minus(configuration.retention().observations()));
  }
}

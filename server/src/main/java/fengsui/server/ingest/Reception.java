package fengsui.server.ingest;

import fengsui.server.store.DiskSpace;
import fengsui.wire.ObservationReader;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// The way of a batch from the socket to the disk, no more at a time than the post can bear.
@Component("ingest")
final class Reception implements HealthIndicator {

  private static final Logger LOG = LoggerFactory.getLogger(Reception.class);
  private static final int LARGEST = 8 << 20;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Turnstile reading = new Turnstile(32, PATIENCE);
  private final Turnstile taking = new Turnstile(4, PATIENCE);
  private final ObservationReader reader = new ObservationReader();
  private final Intake intake;
  private final DiskSpace disk;
  private final Meters meters;
  private volatile boolean failing;

  Reception(Intake intake, DiskSpace disk, MeterRegistry registry) {
    this.intake = intake;
    this.disk = disk;
    meters = new Meters(registry);
    Gauge.builder("fengsui.ingest.waiting", taking, Turnstile::waiting)
        .description("Batches that wait to be taken in.")
        .register(registry);
  }

  /// What is counted of it.
  private record Meters(
      Counter kept,
      Counter duplicates,
      Counter rejected,
      Counter refused,
      DistributionSummary batches,
      Timer commits) {

    Meters(MeterRegistry registry) {
      this(
          observations("kept", registry),
          observations("duplicate", registry),
          observations("quarantined", registry),
          Counter.builder("fengsui.ingest.refused")
              .description("Batches sent away as a whole.")
              .register(registry),
          DistributionSummary.builder("fengsui.ingest.batch.size")
              .description("Lines in a batch.")
              .register(registry),
          Timer.builder("fengsui.ingest.commit")
              .description("From a batch read to its commit.")
              .publishPercentiles(0.5, 0.99)
              .register(registry));
    }

    private static Counter observations(String result, MeterRegistry registry) {
      return Counter.builder("fengsui.ingest.observations")
          .description("Observations received, by what became of them.")
          .tag("result", result)
          .register(registry);
    }
  }

  /// Takes in the body of `request`. Returns when all of it is kept for good.
  ///
  /// @throws Refusal if nothing of it is kept
  Intake.Taken take(String agent, UUID spool, HttpServletRequest request) throws Exception {
    try {
      if (!disk.enough()) {
        throw Refusal.unavailable("has no room on its disk");
      }
      var body = reading.through(() -> Body.read(request, LARGEST));
      return taking.through(() -> counted(agent, spool, body));
    } catch (Refusal e) {
      meters.refused.increment();
      throw e;
    }
  }

  private Intake.Taken counted(String agent, UUID spool, byte[] body) throws Exception {
    var batch = new Batch(agent, spool, Lines.read(reader, agent, body));
    var taken = meters.commits.recordCallable(() -> safely(batch));
    meters.batches.record(batch.lines().size());
    meters.kept.increment(taken.kept());
    meters.duplicates.increment(taken.duplicates());
    meters.rejected.increment(taken.rejected().size());
    return taken;
  }

  private Intake.Taken safely(Batch batch) throws IOException {
    try {
      var taken = intake.take(batch);
      failing = false;
      return taken;
    } catch (DataAccessException | TransactionException | NotKept e) {
      failing = true;
      LOG.warn("a batch could not be kept: {}", reason(e));
      throw Refusal.unavailable("cannot keep anything at the moment");
    }
  }

  private static String reason(Throwable e) {
    var root = e;
    for (var cause = e.getCause(); cause != null; cause = cause.getCause()) {
      root = cause;
    }
    return String.valueOf(root.getMessage()).lines().findFirst().orElse("");
  }

  @Override
  public Health health() {
    return (failing ? Health.down() : Health.up()).withDetail("waiting", taking.waiting()).build();
  }
}

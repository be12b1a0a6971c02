package fengsui.server.report;

import fengsui.server.config.Reporting.Reminders;
import fengsui.server.incident.Incidents;
import fengsui.server.notify.Errands;
import fengsui.server.notify.channel.News.Errand;
import fengsui.server.report.course.State;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Reminds people of reports that stay where they are for too long, once for each time that is due:
/// that it was due and what is sent are kept in one transaction.
@Component
class ReminderClock implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(ReminderClock.class);
  private static final Duration PAUSE = Duration.ofSeconds(10);
  private static final Duration LAST_WORD = Duration.ofSeconds(5);

  private final ReportTable table;
  private final Drafting drafting;
  private final Incidents incidents;
  private final Errands errands;
  private final TransactionTemplate transaction;
  private final InstantSource clock;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile @Nullable Thread thread;

  ReminderClock(
      ReportTable table,
      Drafting drafting,
      Incidents incidents,
      Errands errands,
      TransactionTemplate transaction,
      InstantSource clock) {
    this.table = table;
    this.drafting = drafting;
    this.incidents = incidents;
    this.errands = errands;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// Looks once at all that is open.
  void look() {
    var now = clock.instant();
    for (var report : table.all("")) {
      every(report.course().state(), drafting.reporting().reminders())
          .flatMap(every -> report.course().due(every, now))
          .ifPresent(due -> remind(report, due, now));
    }
  }

  private static Optional<Duration> every(State state, Reminders reminders) {
    return switch (state) {
      case DRAFTED -> Optional.of(reminders.drafted());
      case FILED -> Optional.of(reminders.filed());
      case ACKNOWLEDGED -> Optional.of(reminders.acknowledged());
      case ESCALATED -> Optional.of(reminders.escalated());
      case RESOLVED -> Optional.empty();
    };
  }

  private void remind(Filed report, Instant due, Instant now) {
    var incident = incidents.find(report.incident()).orElse(null);
    if (incident == null) {
      return;
    }
    var course = report.course();
    var errand =
        new Errand(
            report.id(), report.carrier(), course.state().code(), course.number(), course.since());
    var of =
        new Errands.Case(
            incident.id(),
            incident.verdict(),
            incident.targets().stream().sorted().toList(),
            incident.agents().stream().sorted().toList(),
            incident.since());
    transaction.executeWithoutResult(_ ->
        table
            .remind(report.id(), due, now)
            .ifPresent(number -> errands.remind(number, errand, of, now)));
  }

  @Override
  public void start() {
    thread = Thread.ofVirtual().name("reminders").start(this::run);
  }

  private void run() {
    try {
      while (!closed.await(PAUSE.toNanos(), TimeUnit.NANOSECONDS)) {
        lookOrWait();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void lookOrWait() {
    try {
      look();
    } catch (RuntimeException e) {
      // The database is away, most likely: what is due stays due.
      LOG.warn("reminders have to wait: {}", String.valueOf(e.getMessage()).lines().findFirst());
    }
  }

  /// An interrupt in the middle of a question to the database would break its connection.
  @Override
  public void stop() {
    closed.countDown();
    var running = thread;
    thread = null;
    try {
      if (running != null && !running.join(LAST_WORD)) {
        running.interrupt();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }
}

package fengsui.client;

import fengsui.client.Resolution.Found;
import fengsui.client.event.Event;
import fengsui.client.time.Box;
import fengsui.dns.Answer;
import fengsui.dns.verdict.Worth;
import fengsui.model.Failure;
import fengsui.model.Outcome;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One look-up through the tiers. Each way is asked on a thread of its own; this one waits, hears
/// and decides. Who answers first does not win: who answers well does.
final class Race {

  private final Course course;
  private final Means means;
  private final Consumer<Found> early;
  private final Box<Arrived> box;
  private final Field field;
  private final Hearing hearing;
  private final long start;
  private long confirmUntil = Long.MAX_VALUE;
  private long staleAt;
  private boolean toldEarly;
  private boolean wordOver;

  private record Arrived(Runner runner, Answer answer) {}

  /// @param early is given what is stale, if that is to be used while the race goes on
  Race(Course course, Means means, Consumer<Found> early) {
    this.course = course;
    this.means = means;
    this.early = early;
    this.box = means.clock().box();
    this.start = means.clock().nanoTime();
    this.field = new Field(course.lanes(), means.timing(), course.order(), start);
    this.hearing = new Hearing(course.hasAuthenticated(), course.distrustsPlain());
    this.staleAt = means.timing().stale().toNanos();
  }

  /// Runs to its end, which comes before the deadline.
  ///
  /// @throws InterruptedException if this thread is interrupted
  Resolution run() throws InterruptedException {
    try {
      var decided = decide();
      while (decided == null) {
        field.due(now()).forEach(this::ask);
        var arrived = box.poll(Duration.ofNanos(patience(elapsed())));
        if (arrived != null) {
          hear(arrived);
        }
        decided = decide();
      }
      return decided;
    } finally {
      field.stop();
    }
  }

  private long now() {
    return means.clock().nanoTime();
  }

  private long elapsed() {
    return now() - start;
  }

  private Duration after() {
    return Duration.ofNanos(elapsed());
  }

  /// A little before those who wait give up.
  private long deadline() {
    return means.timing().deadline().toNanos() / 20 * 19;
  }

  private long patience(long elapsed) {
    var next = (wordOver ? deadline() : Math.min(deadline(), confirmUntil)) - elapsed;
    if (course.stale() != null && !toldEarly) {
      next = Math.min(next, staleAt - elapsed);
    }
    return Math.max(0, Math.min(next, field.untilNext(now())));
  }

  private void ask(Runner runner) {
    var lane = runner.lane;
    var left = Duration.ofNanos(Math.max(1_000_000, deadline() - elapsed()));
    runner.started();
    means.tally().tell(new Event.Asked(course.host(), lane.tier(), lane.way().id(), after()));
    Runnable work =
        () ->
            box.put(
                new Arrived(
                    runner, means.asker().ask(lane.way(), course.name(), course.families(), left)));
    runner.on(means.clock().start("fengsui-ask", work));
  }

  private void hear(Arrived arrived) {
    var lane = arrived.runner().lane;
    var answer = arrived.answer();
    arrived.runner().done();
    if (answer.outcome().ok()) {
      judge(lane, answer);
    } else {
      var outcome = answer.outcome().code();
      means
          .tally()
          .tell(new Event.Failed(course.host(), lane.tier(), lane.way().id(), outcome, after()));
      if (saysAbsent(answer.outcome())) {
        hearing.absent(lane, answer);
      } else {
        hearing.failed(lane, answer);
      }
    }
    if (hearing.decision() == null) {
      hurry();
    }
  }

  private static boolean saysAbsent(Outcome outcome) {
    return outcome instanceof Outcome.Failed failed
        && (failed.failure() == Failure.DNS_NXDOMAIN_ERROR
            || failed.failure() == Failure.DNS_NO_ANSWER);
  }

  private void judge(Lane lane, Answer answer) {
    var verdict = means.judge().judge(answer);
    means
        .tally()
        .tell(
            new Event.Judged(
                course.host(),
                lane.tier(),
                lane.way().id(),
                verdict.worth(),
                verdict.usable(),
                verdict.dropped(),
                verdict.reasons(),
                after()));
    if (lane.tier() == Tier.LOCAL) {
      steer(verdict.worth());
    }
    hearing.judged(lane, answer, verdict);
  }

  private void steer(Worth worth) {
    switch (worth) {
      case GENUINE -> means.steering().good(now());
      case SUSPECT, POISONED -> means.steering().bad();
      case UNKNOWN, STALE_OK -> {} // says nothing of the resolver
    }
  }

  /// Something failed or is in doubt: the next lane need not wait for its head start any longer,
  /// and with a doubt the first that can prove itself neither.
  private void hurry() {
    var now = now();
    var elapsed = elapsed();
    field.hurry(lane -> lane.tier() != Tier.FAILSAFE, now);
    if (hearing.suspicious()) {
      field.hurry(Lane::authenticated, now);
      staleAt = Math.min(staleAt, elapsed + means.timing().staleInDoubt().toNanos());
    }
    if (hearing.inDoubt() && confirmUntil == Long.MAX_VALUE) {
      confirmUntil = elapsed + means.timing().confirm().toNanos();
    }
  }

  private @Nullable Resolution decide() {
    if (hearing.decision() != null) {
      return hearing.decision();
    }
    var elapsed = elapsed();
    if (elapsed >= deadline()) {
      return hearing.lastResort(course.stale());
    }
    tellStale(elapsed);
    wordOver |= !wordMayCome(elapsed);
    if (!wordOver) {
      return null;
    }
    field.hurry(lane -> lane.tier() == Tier.FAILSAFE, now());
    return field.anyOutstanding(lane -> lane.tier() == Tier.FAILSAFE)
        ? null
        : hearing.lastResort(course.stale());
  }

  /// Whether a good answer may still come in time. In doubt only an authenticated one helps.
  private boolean wordMayCome(long elapsed) {
    return hearing.inDoubt()
        ? elapsed < confirmUntil && field.anyOutstanding(Lane::authenticated)
        : field.anyOutstanding(lane -> lane.tier() != Tier.FAILSAFE);
  }

  private void tellStale(long elapsed) {
    var stale = course.stale();
    if (stale != null && !toldEarly && elapsed >= staleAt) {
      toldEarly = true;
      early.accept(stale.asStale());
    }
  }
}

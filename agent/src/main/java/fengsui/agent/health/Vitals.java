package fengsui.agent.health;

import fengsui.agent.rounds.Tally;
import fengsui.agent.spool.Loss;
import fengsui.agent.spool.Spool;
import fengsui.agent.time.AgentClock;
import fengsui.model.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads the signs of this agent's own health. One thread at a time.
final class Vitals {

  private static final Duration JUMP = Duration.ofSeconds(1);
  private static final double LATE_MS = 250;
  private static final double LOST_SHARE = 0.05;
  private static final long FEW = 20;

  private final AgentClock clock;
  private final Tally tally;
  private final Spool spool;
  private final Pulse pulse;
  private Tally.Counts before = new Tally.Counts(0, 0, 0, 0);
  private Sign loss = Sign.fine("self/loss", 0);
  private Loss dropped = Loss.NONE;
  private Duration jumped = Duration.ZERO;

  Vitals(AgentClock clock, Tally tally, Spool spool, Pulse pulse) {
    this.clock = clock;
    this.tally = tally;
    this.spool = spool;
    this.pulse = pulse;
  }

  /// Reads all signs.
  List<Sign> read(Plan plan) {
    var signs = new ArrayList<Sign>(List.of(clock(), loss(), cpu(), route(plan), spool()));
    var controls = tally.controls(plan);
    if (controls.targets() > 0) {
      signs.add(controls(controls));
    }
    return signs;
  }

  /// Takes note that a sign was reported: what it told of need not be told again.
  void told(Sign sign) {
    switch (sign.id()) {
      case "self/clock" -> jumped = Duration.ZERO;
      case "self/spool" -> dropped = Loss.NONE;
      default -> {} // the others tell how things are, not what happened
    }
  }

  private Sign clock() {
    var moved = clock.wallMoved();
    jumped = moved.abs().compareTo(JUMP) > 0 ? jumped.plus(moved) : jumped;
    var ahead = clock.wallAhead();
    var ms = Math.abs(ahead.toNanos() / 1e6);
    if (!jumped.isZero()) {
      return new Sign("self/clock", ms, "the wall clock jumped by %s".formatted(seconds(jumped)));
    }
    return Sign.fine("self/clock", ms);
  }

  private static String seconds(Duration length) {
    return String.format(Locale.ROOT, "%+.1f s", length.toMillis() / 1e3);
  }

  /// The share of turns that could not be measured through our own fault, since the last reading
  /// that had enough of them to tell.
  private Sign loss() {
    var now = tally.counts();
    var missed = now.missed() - before.missed();
    var local = now.local() - before.local();
    var turns = now.looks() - before.looks() + missed;
    if (turns >= FEW) {
      before = now;
      var share = (missed + local) / (double) turns;
      loss =
          share <= LOST_SHARE
              ? Sign.fine("self/loss", share * 100)
              : new Sign(
                  "self/loss",
                  share * 100,
                  "of %d turns %d passed without a look and %d failed for reasons of this machine"
                      .formatted(turns, missed, local));
    }
    return loss;
  }

  private Sign cpu() {
    var late = pulse.lateMs();
    return late <= LATE_MS
        ? Sign.fine("self/cpu", late)
        : new Sign(
            "self/cpu",
            late,
            String.format(Locale.ROOT, "one wake-up in ten is over %.0f ms late", late));
  }

  private Sign route(Plan plan) {
    var all = tally.all(plan);
    var share = all.targets() == 0 ? 0 : 100.0 * all.withoutRoute() / all.targets();
    return all.targets() > 0 && all.withoutRoute() == all.targets()
        ? new Sign("self/route", share, "no route to any of %d targets".formatted(all.targets()))
        : Sign.fine("self/route", share);
  }

  private static Sign controls(Tally.Standing controls) {
    var share = 100.0 * controls.failing() / controls.targets();
    return controls.failing() == controls.targets()
        ? new Sign(
            "self/controls",
            share,
            "all %d controls on this side fail".formatted(controls.targets()))
        : Sign.fine("self/controls", share);
  }

  private Sign spool() {
    var gauges = spool.gauges();
    dropped = dropped.and(spool.takeLost());
    double held = gauges.spooled() + gauges.waiting();
    if (dropped.count() > 0) {
      return new Sign(
          "self/spool",
          held,
          "%d observations from %s to %s were dropped, the spool is full"
              .formatted(
                  dropped.count(),
                  Instant.ofEpochMilli(dropped.from()),
                  Instant.ofEpochMilli(dropped.to())));
    }
    return spool.trouble().isEmpty()
        ? Sign.fine("self/spool", held)
        : new Sign("self/spool", held, spool.trouble());
  }
}

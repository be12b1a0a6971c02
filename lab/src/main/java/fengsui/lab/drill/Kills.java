package fengsui.lab.drill;

import fengsui.lab.LaboratoryException;
import fengsui.lab.garrison.CellSeen;
import fengsui.lab.garrison.Garrison;
import fengsui.lab.garrison.Sentry;
import fengsui.model.FaultDomain;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What happens to the programs themselves while the fault lasts.
final class Kills implements Interlude {

  /// Whose disk is small enough to be filled.
  static final String FULL = "mobile";

  private static final String KILLED = "telecom";
  private static final String JUMPING = "unicom";
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DOWN = Duration.ofSeconds(5);
  private static final Duration WELL_WITHIN = Duration.ofSeconds(90);

  private final Garrison garrison;

  Kills(Garrison garrison) {
    this.garrison = garrison;
  }

  private interface Blow {
    void strike() throws LaboratoryException, InterruptedException;
  }

  @Override
  public void play(Timeline timeline, List<String> problems)
      throws LaboratoryException, InterruptedException {
    after("agent killed", this::killAgent, timeline, problems);
    after("database killed", garrison.post()::killDatabase, timeline, problems);
    after("post killed", this::killPost, timeline, problems);
    after("disk full", () -> fill(problems), timeline, problems);
    after(
        "clock jumped", () -> garrison.sentry(JUMPING).jump(HOUR.toSeconds()), timeline, problems);
  }

  private void after(String what, Blow blow, Timeline timeline, List<String> problems)
      throws LaboratoryException, InterruptedException {
    timeline.tell(what, Instant.now(), "");
    blow.strike();
    var ill = awaitWell(Instant.now());
    timeline.tell("all is well again", Instant.now(), "after: " + what);
    ill.ifPresent(why -> problems.add("after %s: %s".formatted(what, why)));
  }

  private void killAgent() throws LaboratoryException, InterruptedException {
    garrison.sentry(KILLED).kill();
    Thread.sleep(DOWN);
    garrison.sentry(KILLED).restart();
  }

  private void killPost() throws LaboratoryException, InterruptedException {
    garrison.post().kill();
    Thread.sleep(DOWN);
    garrison.post().restart();
  }

  private void fill(List<String> problems) throws LaboratoryException, InterruptedException {
    var sentry = garrison.sentry(FULL);
    sentry.fillDisk();
    Thread.sleep(DOWN);
    if (!sentry.said("is full")) {
      problems.add("agent " + FULL + " did not say that its disk is full: " + sentry.words());
    }
    sentry.freeDisk();
  }

  /// Waits until every agent's news comes in again, and the border is what is wrong.
  private Optional<String> awaitWell(Instant since) throws InterruptedException {
    var end = Instant.now().plus(WELL_WITHIN);
    while (true) {
      var look = Look.at(garrison);
      var ill = look.map(l -> ill(l, since)).orElse(Optional.of("the post is silent"));
      if (ill.isEmpty() || Instant.now().isAfter(end)) {
        return ill;
      }
      Thread.sleep(Duration.ofMillis(200));
    }
  }

  private Optional<String> ill(Look look, Instant since) {
    for (var sentry : garrison.sentries()) {
      var newest = newest(look, sentry);
      if (newest.isEmpty() || newest.get().isBefore(since)) {
        return Optional.of("nothing new from " + sentry.stand().name() + ": " + newest);
      }
      if (newest.get().isAfter(look.at().plus(Duration.ofMinutes(1)))) {
        return Optional.of(sentry.stand().name() + " is ahead of time: " + newest.get());
      }
    }
    boolean border =
        look.incidents().stream()
            .anyMatch(i -> i.open() && i.called().domain() == FaultDomain.BORDER);
    return border ? Optional.empty() : Optional.of("no incident at the border is open");
  }

  private static Optional<Instant> newest(Look look, Sentry sentry) {
    return look.cells().stream()
        .filter(cell -> cell.agent().equals(sentry.stand().name()))
        .map(CellSeen::at)
        .max(Instant::compareTo);
  }
}

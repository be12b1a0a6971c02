package fengsui.server.changes;

import fengsui.guard.Decision;
import fengsui.guard.Guard;
import fengsui.guard.Judgement;
import fengsui.guard.policy.Policies;
import fengsui.guard.policy.Policy;
import fengsui.history.store.Store;
import fengsui.history.where.Where;
import fengsui.model.Change;
import fengsui.model.Coded;
import fengsui.server.config.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Asks the guard, with the payments of the last day that the post itself keeps, and the house's
/// own policies (`changes/policies.yaml` in the data folder, if there are any).
@Component
final class Backtesting {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration DAY = Duration.ofHours(24);

  /// How many replays may run at once: each reads a day of payments.
  private final Semaphore places = new Semaphore(2);

  private final Path payments;
  private final Path policies;
  private final InstantSource clock;

  Backtesting(Configuration configuration, InstantSource clock) {
    this.payments = configuration.data().resolve("payments");
    this.policies = configuration.data().resolve("changes").resolve("policies.yaml");
    this.clock = clock;
  }

  /// The guard cannot decide.
  static final class Undecided extends Exception {

    private static final long serialVersionUID = 1;

    Undecided(String why, Throwable cause) {
      super(why, cause);
    }
  }

  /// Returns what the guard says.
  ///
  /// @param registered the changes that are planned or live
  /// @throws Undecided if it fails, or takes longer than a minute
  Judgement judge(Change change, List<Change> registered) throws Undecided {
    var task = new FutureTask<Judgement>((Callable<Judgement>) () -> judged(change, registered));
    var thread = Thread.ofVirtual().name("backtest").start(task);
    try {
      return task.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      var cause = e.getCause() == null ? e : e.getCause();
      throw new Undecided("the guard failed: " + cause.getMessage(), cause);
    } catch (TimeoutException e) {
      thread.interrupt();
      throw new Undecided("the guard took over " + PATIENCE.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Undecided("the post is ending", e);
    }
  }

  private Judgement judged(Change change, List<Change> registered)
      throws IOException, InterruptedException {
    places.acquire();
    try {
      return replayed(change, registered);
    } finally {
      places.release();
    }
  }

  private Judgement replayed(Change change, List<Change> registered) throws IOException {
    var guard = new Guard(change, registered, Policies.compile(policies()));
    if (Store.is(payments)) {
      Store.exposure(payments, lastDay(clock.instant()), guard::replay);
    }
    return guard.judge();
  }

  private static Where lastDay(Instant now) {
    return Where.read("at >= '%s' and at < '%s'".formatted(now.minus(DAY), now));
  }

  private List<Policy> policies() throws IOException {
    if (!Files.exists(policies)) {
      return List.of();
    }
    var all = new ArrayList<Policy>();
    try (var documents =
        new YAMLMapper()
            .readerFor(JsonNode.class)
            .<JsonNode>readValues(Files.readAllBytes(policies))) {
      for (var each : documents.readAll()) {
        all.add(
            new Policy(
                each.path("id").asString(""),
                each.path("when").asString(""),
                Coded.of(Decision.class, each.path("decision").asString("")),
                each.path("why").asString("")));
      }
    } catch (JacksonException e) {
      throw new IOException("policies.yaml is no YAML: " + e.getOriginalMessage(), e);
    }
    return all;
  }
}

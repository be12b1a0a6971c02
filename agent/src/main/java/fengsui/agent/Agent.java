package fengsui.agent;

import fengsui.agent.failsafe.RotWatch;
import fengsui.agent.health.Watchman;
import fengsui.agent.orders.OrderDesk;
import fengsui.agent.post.Courier;
import fengsui.agent.post.Post;
import fengsui.agent.rounds.Lookout;
import fengsui.agent.rounds.Rounds;
import fengsui.agent.rounds.Tally;
import fengsui.agent.spool.Spool;
import fengsui.agent.time.AgentClock;
import fengsui.model.Plan;
import fengsui.model.Vantage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A vantage point: probes by the post's plan, keeps what it saw until the post has it, and goes on
/// without the post.
///
/// All of its threads are made by the one that starts it, so they are in its network namespace.
public final class Agent implements AutoCloseable {

  private static final Duration FLUSH = Duration.ofSeconds(3);

  private final AgentSettings settings;
  private final AgentClock clock;
  private final Consumer<String> log;
  private final FolderLock lock;
  private final PlanFile planFile;
  private final Tally tally = new Tally();
  private final Post post;
  private final Spool spool;
  private final Courier courier;
  private final Rounds rounds;
  private final Watchman watchman;
  private final Greeter greeter;
  private final @Nullable RotWatch rotWatch;
  private final @Nullable OrderDesk orders;
  private volatile @Nullable Plan plan;
  private volatile boolean closed;

  private Agent(AgentSettings settings, AgentClock clock, Consumer<String> log) {
    this.settings = settings;
    this.clock = clock;
    this.log = log;
    var folder = settings.spool().folder();
    post = new Post(settings.post(), clock);
    var ordering = settings.orders();
    orders = ordering == null ? null : new OrderDesk(ordering, folder, this::vantage, log);
    lock = FolderLock.take(folder);
    planFile = new PlanFile(folder, log);
    spool = Spool.open(settings.spool(), clock, log);
    courier = new Courier(spool, post, settings.sendPerSecond(), log);
    rounds =
        new Rounds(
            clock, settings.width(), (_, observations) -> spool.add(observations), tally, log);
    watchman = new Watchman(clock, tally, spool, () -> plan);
    var failsafe = settings.failsafe();
    rotWatch =
        failsafe == null
            ? null
            : RotWatch.start(failsafe, folder, clock, () -> plan, spool::add, log);
    greeter = new Greeter(settings, post, courier, clock, new Desk());
  }

  /// Starts an agent. If there is a plan from before, it goes by that until it hears from the post.
  ///
  /// @param log takes one line for each thing worth knowing
  /// @throws IllegalArgumentException naming the setting that is not usable, the problem and the
  ///   remedy
  public static Agent start(AgentSettings settings, Consumer<String> log) {
    return start(settings, AgentClock.system(), log);
  }

  static Agent start(AgentSettings settings, AgentClock clock, Consumer<String> log) {
    var agent = new Agent(settings, clock, log);
    agent.planFile.find().ifPresent(kept -> agent.follow(kept, false));
    agent.courier.start();
    agent.greeter.start();
    return agent;
  }

  /// The post's plan is final.
  private Vantage vantage() {
    var now = plan;
    return now == null ? settings.vantage() : now.vantage();
  }

  public AgentStatus status() {
    var now = plan;
    return new AgentStatus(
        greeter.contact(),
        now == null ? 0 : now.revision(),
        now == null ? 0 : now.checks().size(),
        tally.counts(),
        spool.gauges(),
        courier.gauges());
  }

  /// Stops measuring, brings what was seen to the disk and, if the post answers, to the post.
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    greeter.close();
    watchman.close();
    if (rotWatch != null) {
      rotWatch.close();
    }
    rounds.close();
    try {
      spool.flush(FLUSH);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    courier.close();
    post.close();
    spool.close();
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Goes by a plan from now on.
  ///
  /// @param fresh whether to keep it on disk, before it shows in the status
  private void follow(Plan next, boolean fresh) {
    try {
      spool.standAt(next.vantage());
      var lookout = new Lookout(next, settings.spool().folder(), spool.floors(), clock);
      if (fresh) {
        planFile.keep(next);
      }
      rounds.follow(next, lookout);
      plan = next;
      log.accept("plan: revision %d, %d targets".formatted(next.revision(), next.checks().size()));
    } catch (IllegalArgumentException | UncheckedIOException e) {
      log.accept(
          "plan: revision %d cannot be gone by: %s".formatted(next.revision(), e.getMessage()));
    }
  }

  /// What the greeter may do with this agent.
  final class Desk {

    AgentStatus status() {
      return Agent.this.status();
    }

    java.util.UUID spool() {
      return spool.id();
    }

    long revision() {
      var now = plan;
      return now == null ? -1 : now.revision();
    }

    void receive(Plan next) {
      follow(next, true);
    }

    /// Looks after orders, if this agent takes any.
    ///
    /// @param heard whether the post answers
    void orders(boolean heard) throws InterruptedException {
      if (orders != null && heard) {
        orders.ask(post);
      }
      if (orders != null) {
        orders.look();
      }
    }

    void log(String line) {
      log.accept(line);
    }
  }
}

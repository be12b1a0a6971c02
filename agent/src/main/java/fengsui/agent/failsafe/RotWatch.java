package fengsui.agent.failsafe;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fengsui.agent.time.AgentClock;
import fengsui.client.failsafe.Bundle;
import fengsui.client.failsafe.BundleProof;
import fengsui.client.failsafe.BundleStore;
import fengsui.client.failsafe.FailsafeFile;
import fengsui.client.failsafe.FailsafeRefused;
import fengsui.client.failsafe.TrustedKeys;
import fengsui.dns.verdict.Authorities;
import fengsui.dns.verdict.HandshakeProof;
import fengsui.model.Observation;
import fengsui.model.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Proves the failsafe bundle by handshakes when its turn comes, and reports what it found like the
/// agent's own health. One address after the other, two seconds apart.
///
/// Its thread is made by the one that starts it, so it is in its network namespace.
public final class RotWatch implements AutoCloseable {

  private static final Duration GLANCE = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration BETWEEN = Duration.ofSeconds(2);

  /// What was wrong is proven again, and so reported again, until it is right.
  private static final Duration AGAIN = Duration.ofMinutes(10);

  private final Supplier<Optional<Bundle>> bundle;
  private final BundleProof proof;
  private final Turns turns;
  private final Path last;
  private final AgentClock clock;
  private final Supplier<@Nullable Plan> plan;
  private final Consumer<List<Observation>> seen;
  private final Consumer<String> log;
  private @Nullable Thread thread;

  private RotWatch(
      FailsafeSettings settings,
      Path folder,
      AgentClock clock,
      Supplier<@Nullable Plan> plan,
      Consumer<List<Observation>> seen,
      Consumer<String> log) {
    this.bundle = bundles(settings, folder, log);
    this.proof = new BundleProof(new HandshakeProof(authorities(settings), PATIENCE), BETWEEN);
    this.turns = new Turns(settings.every(), ThreadLocalRandom.current());
    this.last = folder.resolve("failsafe.proved");
    this.clock = clock;
    this.plan = plan;
    this.seen = seen;
    this.log = log;
  }

  /// Starts it.
  ///
  /// @param folder where is kept what was accepted, and when it was proven last
  /// @param plan what is measured now; null while nothing is
  /// @throws IllegalArgumentException naming the setting that is not usable
  public static RotWatch start(
      FailsafeSettings settings,
      Path folder,
      AgentClock clock,
      Supplier<@Nullable Plan> plan,
      Consumer<List<Observation>> seen,
      Consumer<String> log) {
    var watch = new RotWatch(settings, folder, clock, plan, seen, log);
    watch.thread = Thread.ofPlatform().daemon().name("failsafe").start(watch::run);
    return watch;
  }

  private static Supplier<Optional<Bundle>> bundles(
      FailsafeSettings settings, Path folder, Consumer<String> log) {
    try {
      var keys = TrustedKeys.read(settings.keys());
      var store = BundleStore.open(folder.resolve("failsafe"), keys);
      return new FailsafeFile(settings.file(), keys, store, log);
    } catch (IOException | FailsafeRefused e) {
      throw new IllegalArgumentException("failsafe: cannot be used: " + e.getMessage(), e);
    }
  }

  private static Authorities authorities(FailsafeSettings settings) {
    try {
      return settings.authorities() == null
          ? Authorities.system()
          : Authorities.read(settings.authorities());
    } catch (IOException e) {
      throw new IllegalArgumentException("failsafe-ca: cannot be read: " + e.getMessage(), e);
    }
  }

  private void run() {
    try {
      var next = turns.next(read(), clock.instant());
      while (true) {
        var now = plan.get();
        if (now != null && !clock.instant().isBefore(next)) {
          var fine = prove(now);
          next = fine ? turns.next(clock.instant(), clock.instant()) : clock.instant().plus(AGAIN);
        }
        Thread.sleep(GLANCE);
      }
    } catch (InterruptedException _) {
      // closing
    }
  }

  /// Returns whether nothing was wrong.
  private boolean prove(Plan now) throws InterruptedException {
    var current = bundle.get();
    var rot = new Rot();
    if (current.isPresent()) {
      proof.prove(current.get(), rot);
    }
    var at = clock.instant();
    var all = new ArrayList<Observation>();
    all.add(Rot.bundle(now, at, current));
    all.addAll(rot.observations(now, at));
    seen.accept(all);
    var wrong = all.stream().filter(each -> !each.outcome().ok()).count();
    log.accept("failsafe: proved, %d of %d things wrong".formatted(wrong, all.size()));
    write(at);
    return wrong == 0;
  }

  private @Nullable Instant read() {
    try {
      var text = Files.exists(last) ? Files.readString(last, US_ASCII).strip() : "";
      return text.matches("[0-9]{1,11}") ? Instant.ofEpochSecond(Long.parseLong(text)) : null;
    } catch (IOException unreadable) {
      return null; // proving once more does no harm
    }
  }

  private void write(Instant at) {
    try {
      Files.writeString(last, at.getEpochSecond() + "\n", US_ASCII);
    } catch (IOException e) {
      log.accept("failsafe: %s cannot be written: %s".formatted(last, e.getMessage()));
    }
  }

  @Override
  public void close() {
    var running = thread;
    if (running != null) {
      running.interrupt();
    }
  }
}

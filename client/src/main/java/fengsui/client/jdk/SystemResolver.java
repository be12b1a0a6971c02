package fengsui.client.jdk;

import fengsui.dns.Answer;
import fengsui.dns.Family;
import fengsui.dns.ResolvConf;
import fengsui.dns.ResolverAddress;
import fengsui.dns.Way;
import fengsui.dns.message.Name;
import fengsui.model.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// The resolvers of resolv.conf, which may change while the process lives.
final class SystemResolver {

  /// The C library asks no more than three.
  private static final int MOST = 3;

  private static final long LOOK_EVERY = Duration.ofSeconds(5).toNanos();

  private final Path file;
  private final Predicate<ResolverAddress> wanted;
  private final Function<ResolverAddress, Way> ways;
  private final ReentrantLock lock = new ReentrantLock();
  private List<Way> current;
  private FileTime changed;
  private long lookedAt = System.nanoTime();

  /// @param wanted those that may be asked
  /// @param ways makes the way to a resolver
  SystemResolver(
      Path file, Predicate<ResolverAddress> wanted, Function<ResolverAddress, Way> ways) {
    this.file = file;
    this.wanted = wanted;
    this.ways = ways;
    this.changed = changed();
    this.current = read();
  }

  /// Returns one way for each place in the file; those that it leaves empty fail at once.
  List<Way> ways() {
    return IntStream.range(0, MOST).<Way>mapToObj(Nth::new).toList();
  }

  private FileTime changed() {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException absent) {
      return FileTime.fromMillis(0);
    }
  }

  private List<Way> read() {
    try {
      return ResolvConf.read(file).stream().filter(wanted).limit(MOST).map(ways).toList();
    } catch (IOException unreadable) {
      return List.of();
    }
  }

  private List<Way> current() {
    lock.lock();
    try {
      if (System.nanoTime() - lookedAt > LOOK_EVERY) {
        lookedAt = System.nanoTime();
        var now = changed();
        if (!now.equals(changed)) {
          changed = now;
          current = read();
        }
      }
      return current;
    } finally {
      lock.unlock();
    }
  }

  private final class Nth implements Way {
    private final int place;

    private Nth(int place) {
      this.place = place;
    }

    @Override
    public String id() {
      var ways = current();
      return place < ways.size() ? ways.get(place).id() : "resolv.conf#" + (place + 1);
    }

    @Override
    public Trust trust() {
      return Trust.PLAIN;
    }

    @Override
    public Answer ask(Name name, Set<Family> families, Duration patience)
        throws InterruptedException {
      var ways = current();
      return place < ways.size()
          ? ways.get(place).ask(name, families, patience)
          : Answer.failed(name, this, new Outcome.Unclassified("not in " + file), Duration.ZERO);
    }
  }
}

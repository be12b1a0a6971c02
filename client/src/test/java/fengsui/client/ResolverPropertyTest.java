package fengsui.client;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.dns.Answer;
import fengsui.dns.IpText;
import fengsui.dns.Way.Trust;
import fengsui.dns.message.Name;
import fengsui.dns.verdict.AnswerJudge;
import fengsui.model.Failure;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Whatever the tiers do, a look-up ends by its deadline, with good addresses or with an unknown
/// host.
@Timeout(120)
class ResolverPropertyTest {

  private static final int CASES = 3000;
  private static final long DEADLINE = Timing.USUAL.deadline().toNanos();
  private static final List<InetAddress> GOOD =
      List.of(IpText.parse("198.18.1.1"), IpText.parse("198.18.1.2"), IpText.parse("2001:db8::1"));
  private static final List<InetAddress> POISON =
      List.of(IpText.parse("127.0.0.2"), IpText.parse("0.0.0.0"), IpText.parse("::1"));

  @Test
  void noSequenceOfFailuresThrowsHangsOrPassesPoisonOn() throws InterruptedException {
    var seed = Long.getLong("seed", System.nanoTime());
    for (int i = 0; i < CASES; i++) {
      var problems = new Case(seed + i).run();

      assertThat(problems).as("-Dseed=" + (seed + i)).isEmpty();
    }
  }

  /// One seeded world: some ways, each of which does something else every time it is asked, and
  /// some look-ups by several threads.
  private static final class Case {
    private final Random random;
    private final VirtualTime time = new VirtualTime();
    private final List<String> problems = Collections.synchronizedList(new ArrayList<>());
    private final Resolver resolver;

    private Case(long seed) {
      random = new Random(seed);
      var keeping =
          Keeping.USUAL.with(
              new StalePolicy(
                  Duration.ofHours(random.nextInt(3)), Map.of("h1.example", Duration.ofDays(7))));
      var plan = Plan.of(lanes()).with(keeping);
      Judge judge = random.nextInt(20) == 0 ? Case::broken : new AnswerJudge()::judge;
      resolver =
          new Resolver(
              plan,
              judge,
              time,
              List.of(event -> {
                throw new IllegalStateException("a listener broke");
              }));
    }

    private static fengsui.dns.verdict.AnswerVerdict broken(Answer answer) {
      throw new IllegalStateException("the judge broke");
    }

    private List<Lane> lanes() {
      var lanes = new ArrayList<Lane>();
      for (var tier : List.of(Tier.LOCAL, Tier.HTTPDNS, Tier.DOH, Tier.DOT, Tier.FAILSAFE)) {
        for (int i = random.nextInt(3); i > 0; i--) {
          lanes.add(new Lane(tier, way(tier, i)));
        }
      }
      return lanes.isEmpty() ? List.of(new Lane(Tier.LOCAL, way(Tier.LOCAL, 0))) : lanes;
    }

    private FakeWay way(Tier tier, int number) {
      var trust =
          switch (tier) {
            case FAILSAFE -> Trust.SIGNED;
            case LOCAL -> Trust.PLAIN;
            case HTTPDNS, DOH, DOT, STALE ->
                random.nextInt(4) == 0 ? Trust.PLAIN : Trust.AUTHENTICATED;
          };
      var moods = new Random(random.nextLong());
      var way = new FakeWay(tier + "-" + number, trust, time);
      return way.does(name -> act(way, name, moods));
    }

    private Answer act(FakeWay way, Name name, Random moods) throws InterruptedException {
      int mood;
      long delay;
      List<InetAddress> mixed;
      synchronized (moods) {
        mood = moods.nextInt(12);
        delay = moods.nextInt(4) == 0 ? moods.nextInt(5000) : moods.nextInt(60);
        mixed = mixed(moods, mood);
      }
      time.sleep(Duration.ofMillis(delay));
      return switch (mood) {
        case 0 -> throw new IllegalStateException("a way broke");
        case 1 -> throw new StackOverflowError("a way broke badly");
        case 2 -> throw new InterruptedException("nobody interrupted it");
        case 3 -> null;
        case 4 -> way.answer(Name.of("other.example"), 60, "198.18.9.9");
        case 5 -> way.failed(name, Failure.values()[(int) (delay % Failure.values().length)]);
        case 6 -> stubborn(way, name);
        case 7, 8, 9, 10, 11 -> way.answer(name, delay * 7, mixed);
        default -> throw new AssertionError(mood);
      };
    }

    /// Poisoned, partly poisoned and good answers.
    private static List<InetAddress> mixed(Random moods, int mood) {
      var from = new ArrayList<InetAddress>();
      from.addAll(mood <= 9 ? POISON : List.of());
      from.addAll(mood >= 9 ? GOOD : List.of());
      Collections.shuffle(from, moods);
      return from.subList(0, 1 + moods.nextInt(Math.max(1, from.size())));
    }

    /// Drips for a minute, whoever interrupts it.
    private Answer stubborn(FakeWay way, Name name) {
      var until = time.nanoTime() + Duration.ofMinutes(1).toNanos();
      while (time.nanoTime() < until) {
        try {
          time.sleep(Duration.ofSeconds(1));
        } catch (InterruptedException ignored) {
          // that is the point
        }
      }
      return way.answer(name, 60, POISON);
    }

    private List<String> run() throws InterruptedException {
      var users =
          IntStream.range(0, 1 + random.nextInt(3))
              .mapToObj(i -> new Random(random.nextLong()))
              .toList();
      time.runAll(() -> users.forEach(user -> time.start("user", () -> use(user))));
      return problems;
    }

    private void use(Random user) {
      for (int i = 0; i < 6; i++) {
        perturb(user);
        lookUp(user);
        pause(user.nextInt(3) == 0 ? user.nextInt(7200) : user.nextInt(3));
      }
    }

    private void perturb(Random user) {
      switch (user.nextInt(12)) {
        case 0 -> Thread.currentThread().interrupt();
        case 1 -> resolver.flush();
        case 2 -> resolver.proven("h0.example", GOOD.getFirst());
        case 3 ->
            resolver.follow(
                new ResolverOrder(
                    List.of(Tier.values()[user.nextInt(6)]),
                    time.now().plusSeconds(user.nextInt(600)),
                    "a drill"));
        default -> {}
      }
    }

    private void lookUp(Random user) {
      var host = "h" + user.nextInt(2) + ".example";
      var families = Families.values()[user.nextInt(3)];
      var start = time.nanoTime();
      try {
        var addresses = resolver.resolve(host, families);
        if (addresses.isEmpty() || !GOOD.containsAll(addresses)) {
          problems.add("passed on " + addresses);
        }
        if (!addresses.stream().allMatch(families::contains)) {
          problems.add("not of " + families + ": " + addresses);
        }
      } catch (UnknownHostException allowed) {
        // nobody who can be believed said anything
      } catch (Throwable other) {
        problems.add("threw " + other);
      }
      var took = time.nanoTime() - start;
      if (took > DEADLINE) {
        problems.add("took " + Duration.ofNanos(took));
      }
    }

    private void pause(int seconds) {
      try {
        time.sleep(Duration.ofSeconds(seconds));
      } catch (InterruptedException left) {
        // by the look-up before, as it should
      }
    }
  }
}

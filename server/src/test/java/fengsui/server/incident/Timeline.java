package fengsui.server.incident;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.isolate.Window;
import fengsui.model.Access;
import fengsui.model.Carrier;
import fengsui.model.FaultDomain;
import fengsui.model.Observation;
import fengsui.model.Owner;
import fengsui.model.Scheme;
import fengsui.model.Side;
import fengsui.model.Target;
import fengsui.model.Vantage;
import fengsui.server.incident.Incident.Event.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;

/// A story of agents, faults and incidents on virtual time, in seconds since its beginning.
///
/// `at(30).from("bj-u").to("pay").sees(DARK)` says what probes see from then on; `run(120)` plays
/// it through the real window, judge and lifecycle; `want(…)` and `wantNothingElse()` say what must
/// have happened.
final class Timeline {

  static final Target PAY = target("pay", "198.19.20.80", Side.OVERSEAS, "ours");
  static final Target HUB = target("hub", "198.19.30.80", Side.OVERSEAS, "provider:acme");
  static final Target HOME = target("home", "198.18.10.80", Side.DOMESTIC, "ours");
  static final Target MALL = target("mall", "198.18.11.80", Side.DOMESTIC, "provider:market");

  /// Targets by their names, so that resolvers matter.
  static final Target SHOP = target("shop", "shop.fengsui.test", Side.DOMESTIC, "ours");

  static final Target BANK = target("bank", "bank.partner.test", Side.DOMESTIC, "provider:bank");
  static final Target NEWS = target("news", "news.example", Side.DOMESTIC, "control");

  private static final Instant BEGINNING = Instant.parse("2025-08-19T16:00:00Z");
  private static final double ROUND = 0.5;

  private final Map<String, Vantage> agents = new LinkedHashMap<>();
  private final List<Rule> rules = new ArrayList<>();
  private final List<Hush> hushes = new ArrayList<>();
  private final List<Double> restarts = new ArrayList<>();
  private final List<Happening> happened = new ArrayList<>();
  private final List<Arrival> kept = new ArrayList<>();
  private List<Target> targets = List.of(PAY, HUB, HOME, MALL);
  private double every = 2;
  private long seed = 1;
  private double lossShare;

  private record Rule(double at, Predicate<String> agent, Predicate<Target> target, Sees sees) {}

  /// Nothing is heard of an agent for a time; what it saw comes at the end of it, or never.
  private record Hush(String agent, double from, double to, boolean spooled) {}

  private record Arrival(double at, List<Observation> observations) {}

  private static Target target(String id, String host, Side side, String owner) {
    return new Target(id, Scheme.HTTPS, host, 443, "/", side, Owner.of(owner));
  }

  static Timeline threeCarriers() {
    return new Timeline()
        .agent("bj-t", "telecom", Side.DOMESTIC)
        .agent("bj-u", "unicom", Side.DOMESTIC)
        .agent("bj-m", "mobile", Side.DOMESTIC);
  }

  /// The same, looking at names.
  static Timeline threeCarriersAskingForNames() {
    var story = threeCarriers();
    story.targets = List.of(SHOP, BANK, NEWS);
    return story.at(0).sees(Sees.TOLD);
  }

  Timeline agent(String name, String carrier, Side side) {
    agents.put(name, new Vantage(new Carrier(carrier), "beijing", Access.IDC, side));
    return this;
  }

  Timeline every(double seconds) {
    every = seconds;
    return this;
  }

  /// Shifts every agent's schedule by chance.
  Timeline seed(long other) {
    seed = other;
    return this;
  }

  /// Lets this share of the probes see nothing, by chance.
  Timeline losing(double share) {
    lossShare = share;
    return this;
  }

  At at(double seconds) {
    return new At(seconds);
  }

  Timeline restartAt(double seconds) {
    restarts.add(seconds);
    return this;
  }

  /// One sentence of the story.
  final class At {
    private final double seconds;
    private Predicate<String> agent = _ -> true;
    private Predicate<Target> target = _ -> true;

    private At(double seconds) {
      this.seconds = seconds;
    }

    At from(String... names) {
      agent = List.of(names)::contains;
      return this;
    }

    At to(Target... some) {
      target = List.of(some)::contains;
      return this;
    }

    At overseas() {
      target = some -> some.side() == Side.OVERSEAS;
      return this;
    }

    Timeline sees(Sees sees) {
      rules.add(new Rule(seconds, agent, target, sees));
      return Timeline.this;
    }

    Timeline silent(String name, double until) {
      hushes.add(new Hush(name, seconds, until, false));
      return Timeline.this;
    }

    Timeline spools(String name, double until) {
      hushes.add(new Hush(name, seconds, until, true));
      return Timeline.this;
    }
  }

  /// Plays everything until `seconds`.
  Timeline run(double seconds) {
    var arrivals = arrivals(seconds);
    var stops = new ArrayList<>(restarts);
    var post = new Post(0, Lifecycle.State.EMPTY);
    for (var now = ROUND; now <= seconds; now += ROUND) {
      if (!stops.isEmpty() && stops.getFirst() <= now) {
        stops.removeFirst();
        post = new Post(now, Lifecycle.State.of(post.everything(), time(now)));
        for (var old : kept) {
          post.window.add(time(old.at()), old.observations());
        }
      }
      while (!arrivals.isEmpty() && arrivals.peek().at() <= now) {
        var arrival = arrivals.remove();
        kept.add(arrival);
        post.window.add(time(arrival.at()), arrival.observations());
      }
      post.judge(now);
    }
    return this;
  }

  private final class Post {
    private final Window window = new Window();
    private final double since;
    private final TreeMap<Long, Matter> matters = new TreeMap<>();
    private Lifecycle.State state;

    private Post(double since, Lifecycle.State state) {
      this.since = since;
      this.state = state;
    }

    private void judge(double seconds) {
      var now = time(seconds);
      var sight = window.sight(now);
      var outages = new ArrayList<>(window.outages(now, List.of()));
      outages.addAll(Silence.outages(sight, now, time(since)));
      var step = Lifecycle.after(state, new Round(now, outages, sight, _ -> true, window.tails()));
      state = step.state();
      happened.addAll(step.happenings());
    }

    /// What the database would hold: the incidents as their last events left them.
    private List<Matter> everything() {
      happened.forEach(each -> matters.put(each.matter().number(), each.matter()));
      return List.copyOf(matters.values());
    }
  }

  private PriorityQueue<Arrival> arrivals(double until) {
    var arrivals = new PriorityQueue<>(Comparator.comparingDouble(Arrival::at));
    var random = new Random(seed);
    for (var agent : agents.keySet()) {
      for (var target : targets) {
        var next = random.nextDouble() * every;
        while (next < until) {
          var lost = random.nextDouble() < lossShare;
          var sees = lost ? Sees.DARK : sees(next, agent, target);
          tell(arrivals, agent, target, next, sees);
          next += Math.max(every, sees == Sees.FORGED_RESET ? 0 : sees.takes);
        }
      }
    }
    return arrivals;
  }

  private void tell(PriorityQueue<Arrival> to, String agent, Target target, double at, Sees sees) {
    var told = at + sees.takes + 0.3;
    for (var hush : hushes) {
      if (hush.agent().equals(agent) && told >= hush.from() && told < hush.to()) {
        if (!hush.spooled()) {
          return;
        }
        // It drains its spool in order, ten times as fast as it was filled.
        told = hush.to() + (told - hush.from()) / 10;
      }
    }
    to.add(new Arrival(told, sees.probe(time(at), agent, agents.get(agent), target)));
  }

  private Sees sees(double at, String agent, Target target) {
    var sees = Sees.WORKS;
    for (var rule : rules) {
      if (rule.at() <= at && rule.agent().test(agent) && rule.target().test(target)) {
        sees = rule.sees();
      }
    }
    return sees;
  }

  private static Instant time(double seconds) {
    return BEGINNING.plus(Duration.ofMillis(Math.round(seconds * 1000)));
  }

  /// Looks into everything that ever came, as is done after late data; returns what that changes.
  List<Happening> lookBack(double now) {
    var seen =
        kept.stream()
            .flatMap(arrival -> arrival.observations().stream())
            .sorted(Comparator.comparing(Observation::at))
            .toList();
    var known = new TreeMap<Long, Matter>();
    happened.forEach(each -> known.put(each.matter().number(), each.matter()));
    var last = known.isEmpty() ? 0 : known.lastKey();
    var found = Hindsight.of(known.values(), Replay.of(seen), last, time(now));
    happened.addAll(found);
    return found;
  }

  // --- what must have happened

  private int told;

  /// The next thing that happened must be this.
  Timeline want(Kind kind, FaultDomain domain, double from, double to) {
    assertThat(happened).as(story()).hasSizeGreaterThan(told);
    var next = happened.get(told++);
    assertThat(next.event().kind()).as(story()).isEqualTo(kind);
    assertThat(next.matter().incident().verdict().domain()).as(story()).isEqualTo(domain);
    assertThat(seconds(next.event().at())).as(story()).isBetween(from, to);
    return this;
  }

  void wantNothingElse() {
    assertThat(happened.subList(told, happened.size())).as(story()).isEmpty();
  }

  List<Happening> happened() {
    return List.copyOf(happened);
  }

  /// The incident of the thing last wanted.
  Incident incident() {
    return happened.get(told - 1).matter().incident();
  }

  String story() {
    var lines = new StringBuilder("what happened:\n");
    for (var each : happened) {
      lines.append(
          "%8.1f %s %s %s (%s)%n"
              .formatted(
                  seconds(each.event().at()),
                  each.matter().incident().id(),
                  each.event().kind(),
                  each.event().text(),
                  Words.verdict(each.matter().incident().verdict())));
    }
    return lines.toString();
  }

  private static double seconds(Instant at) {
    return Duration.between(BEGINNING, at).toMillis() / 1000.0;
  }
}

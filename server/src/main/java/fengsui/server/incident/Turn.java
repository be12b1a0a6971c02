package fengsui.server.incident;

import fengsui.isolate.CacheTail;
import fengsui.isolate.Outage;
import fengsui.isolate.Path;
import fengsui.server.incident.Incident.Event;
import fengsui.server.incident.Incident.Event.Kind;
import fengsui.server.incident.Incident.Phase;
import fengsui.server.incident.Key.Claim;
import fengsui.server.incident.Lifecycle.State;
import fengsui.server.incident.Lifecycle.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One round in the making: each outage finds its incident, then the incidents that no outage found
/// are looked after.
final class Turn {

  /// How often at most it is told that an incident grows.
  private static final Duration TOLD = Duration.ofSeconds(30);

  private final State before;
  private final Round round;
  private final Ripeness ripeness;
  private final TreeMap<Long, Matter> matters = new TreeMap<>();
  private final List<Suspicion> suspicions = new ArrayList<>();
  private final Map<Long, Outage> told = new HashMap<>();
  private final List<Happening> happenings = new ArrayList<>();
  private long last;

  Turn(State before, Round round) {
    this.before = before;
    this.round = round;
    this.last = before.last();
    before.matters().forEach(matter -> matters.put(matter.number(), matter));
    var told = open().flatMap(matter -> matter.paths().stream()).collect(Collectors.toSet());
    this.ripeness = new Ripeness(round, told);
  }

  Step step() {
    var calm = new HashMap<Long, Instant>();
    open()
        .filter(matter -> !told.containsKey(matter.number()))
        .forEach(matter -> calm.put(matter.number(), calm(matter)));
    var kept = matters.values().stream().filter(each -> each.remembered(round.at()));
    return new Step(new State(kept.toList(), suspicions, calm, last), happenings);
  }

  private Stream<Matter> open() {
    return matters.values().stream().filter(Matter::open);
  }

  private Instant calm(Matter matter) {
    return before.calm().getOrDefault(matter.number(), round.at());
  }

  /// Finds the incident that `outage` belongs to, or makes one when the time has come.
  void heed(Outage outage) {
    var claim = Claim.of(outage.verdict());
    var known = open().filter(matter -> matter.key().equals(claim.key())).findFirst();
    if (known.isPresent()) {
      told.put(known.get().number(), outage);
      goesOn(known.get(), outage, claim);
      return;
    }
    var suspicion = suspected(claim);
    var disputed = disputed(outage);
    if (disputed.isPresent()) {
      told.put(disputed.get().number(), outage);
      if (ripeness.changes(outage, suspicion)) {
        changes(disputed.get(), outage);
        return;
      }
    } else if (ripe(outage, suspicion)) {
      begins(outage);
      return;
    }
    suspicions.add(suspicion);
  }

  /// What another incident had said takes longer to be something else.
  private boolean ripe(Outage outage, Suspicion suspicion) {
    return open().anyMatch(matter -> matter.shared(outage) > 0)
        ? ripeness.changes(outage, suspicion)
        : ripeness.opens(outage, suspicion);
  }

  private Suspicion suspected(Claim claim) {
    return before.suspicions().stream()
        .filter(each -> each.claim().key().equals(claim.key()))
        .findFirst()
        .map(each -> each.again(claim, round.at()))
        .orElseGet(() -> Suspicion.of(claim, round.at()));
  }

  /// The open incident whose paths `outage` explains otherwise, if no outage of this round says
  /// what it says.
  private Optional<Matter> disputed(Outage outage) {
    Predicate<Matter> unsaid =
        matter ->
            round.outages().stream()
                .noneMatch(other -> Key.of(other.verdict()).equals(matter.key()));
    return open()
        .filter(unsaid)
        .filter(matter -> !told.containsKey(matter.number()))
        .filter(matter -> matter.shared(outage) > 0)
        .max(Comparator.comparingLong((Matter matter) -> matter.shared(outage)));
  }

  private void goesOn(Matter known, Outage outage, Claim claim) {
    var phase = known.incident().phase();
    var matter = phase == Phase.RECOVER ? known.in(Words.phase(outage.verdict()), null) : known;
    if (claim.equals(Claim.of(matter.incident().verdict()))) {
      grows(matter, outage);
      return;
    }
    var suspicion = suspected(claim);
    if (ripeness.changes(outage, suspicion)) {
      changes(matter, outage);
    } else {
      suspicions.add(suspicion);
      grows(matter, new Outage(matter.incident().verdict(), outage.paths(), false));
    }
  }

  /// The same, more or less of it. Each target and agent that joins is told once.
  private void grows(Matter matter, Outage outage) {
    var next = matter.with(outage.verdict(), outage.paths());
    var more = new HashSet<>(next.incident().targets());
    more.addAll(next.incident().agents());
    more.removeAll(matter.incident().targets());
    more.removeAll(matter.incident().agents());
    if (more.isEmpty() || matter.lastEvent().plus(TOLD).isAfter(round.at())) {
      matters.put(next.number(), matter.quietly(outage.verdict(), outage.paths()));
    } else {
      happens(next, Kind.UPDATED, outage, "now also " + Words.few(more));
    }
  }

  private void changes(Matter matter, Outage outage) {
    var text = "the verdict was %s".formatted(Words.verdict(matter.incident().verdict()));
    var next =
        matter.with(outage.verdict(), outage.paths()).in(Words.phase(outage.verdict()), null);
    told.put(next.number(), outage);
    happens(next, Kind.UPDATED, outage, text);
  }

  private void begins(Outage outage) {
    var key = Key.of(outage.verdict());
    var back =
        matters.values().stream()
            .filter(matter -> !matter.open() && !matter.merged() && matter.key().equals(key))
            .filter(matter -> outage.paths().isEmpty() || matter.shared(outage) > 0)
            .reduce((_, newer) -> newer);
    if (back.isPresent()) {
      var again = back.get().again().with(outage.verdict(), outage.paths());
      told.put(again.number(), outage);
      happens(again, Kind.REOPENED, outage, "it is back");
      return;
    }
    last++;
    var from = open().filter(matter -> matter.shared(outage) > 0).findFirst();
    var verdict = outage.verdict();
    var since = verdict.since() == null ? round.at() : verdict.since();
    var fresh = Matter.fresh(last, since, round.at(), verdict, outage.paths());
    var text = from.map(matter -> ", split from " + matter.incident().id()).orElse("");
    told.put(fresh.number(), outage);
    happens(fresh, Kind.OPENED, outage, Words.verdict(verdict) + text);
    from.ifPresent(matter -> splits(matter, outage, fresh.incident().id()));
  }

  private void splits(Matter matter, Outage outage, String into) {
    var event = new Event(round.at(), Kind.SPLIT, null, "a part of it is now " + into);
    put(matter.without(Set.copyOf(outage.paths())), event);
  }

  /// Looks after the incidents that no outage has told.
  void rest() {
    for (var matter : open().toList()) {
      if (!told.containsKey(matter.number())) {
        end(matter);
      }
    }
  }

  private void end(Matter matter) {
    var into = explains(matter);
    if (into.isPresent()) {
      merge(matter, into.get());
    } else if (Recovery.complete(matter, calm(matter), othersPaths(matter), round)) {
      over(matter, Recovery.tails(matter, round));
    }
  }

  /// It works; and while caches hold wrong answers, that is told once, and it stays open.
  private void over(Matter matter, List<CacheTail> tails) {
    if (tails.isEmpty()) {
      var since = Recovery.since(matter, round.sight(), round.at());
      var event = new Event(round.at(), Kind.RESOLVED, null, "all of it works since " + since);
      put(matter.in(Phase.CLOSED, round.at()), event);
    } else if (matter.incident().phase() != Phase.RECOVER) {
      var event = new Event(round.at(), Kind.NOTE, null, Words.lingers(tails));
      put(matter.in(Phase.RECOVER, null), event);
    }
  }

  private Set<Path> othersPaths(Matter matter) {
    return open()
        .filter(other -> other.number() != matter.number())
        .flatMap(other -> other.paths().stream())
        .collect(Collectors.toSet());
  }

  /// The incident that all that still fails of `matter` has been counted with for some time.
  private Optional<Matter> explains(Matter matter) {
    return calm(matter).plusSeconds(10).isAfter(round.at())
        ? Optional.empty()
        : open()
            .filter(other -> other.number() != matter.number() && told.containsKey(other.number()))
            .filter(other -> Recovery.accountsFor(other, matter, round.sight()))
            .findFirst();
  }

  private void merge(Matter matter, Matter into) {
    var id = into.incident().id();
    put(
        matter.in(Phase.CLOSED, round.at()),
        new Event(round.at(), Kind.MERGED, null, "it is a part of " + id));
    var text = matter.incident().id() + " is a part of it";
    put(
        into.with(into.incident().verdict(), matter.paths()),
        new Event(round.at(), Kind.UPDATED, null, text));
  }

  private void happens(Matter matter, Kind kind, Outage outage, String text) {
    put(matter, new Event(round.at(), kind, outage.verdict(), text));
  }

  private void put(Matter matter, Event event) {
    var next = matter.with(event);
    matters.put(next.number(), next);
    happenings.add(new Happening(next, event));
  }
}

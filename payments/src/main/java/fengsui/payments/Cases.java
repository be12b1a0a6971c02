package fengsui.payments;

import fengsui.model.Alarm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// All causes found so far: which finding belongs to which, when each is told, and when it is over.
final class Cases {

  /// A case is told as soon as so many payments of it show where they are, or after [#PATIENCE].
  private static final int ENOUGH = 30;

  private static final long PATIENCE = 5_000;

  /// Findings that began so close to each other are of one cause.
  private static final long TOGETHER = 2_000;

  /// What comes back within this time is the same case.
  private static final long AGAIN = 600_000;

  /// Above this usual share, a tag is of the case only where the case is.
  private static final double COMMON = 0.002;

  /// Of more, only the newest are remembered.
  private static final int REMEMBERED = 10_000;

  private final Usuals usuals;
  private final Counter all;
  private final Telling telling;
  private final List<Case> cases = new ArrayList<>();
  private final List<Case> live = new ArrayList<>();

  /// @param all all payments
  Cases(Usuals usuals, Counter all, Telling telling) {
    this.usuals = usuals;
    this.all = all;
    this.telling = telling;
  }

  /// Counts a payment where it belongs, and returns whether a case explains it.
  boolean take(Sample sample) {
    boolean explained = false;
    for (var each : live) {
      boolean hit = each.matches(sample);
      each.see(sample, hit);
      if (hit && !explained) {
        each.take(sample);
        explained = true;
      }
    }
    return explained;
  }

  /// A registered campaign does more than its manifest allows in all: `hits`, each of which it may.
  void findWhole(Tag tag, List<Sample> hits, Sample sample) {
    var found = find(tag, hits, sample);
    found.takeWhole(tag.name());
  }

  /// `tag` is carried by more payments than usual: `hits`, the newest of which is `sample`.
  Case find(Tag tag, List<Sample> hits, Sample sample) {
    long since = hits.stream().mapToLong(Sample::at).min().orElse(sample.at());
    var found = related(tag, hits, since, sample.at());
    if (found == null) {
      found = new Case(since, sample.at());
      cases.add(found);
      live.add(found);
    }
    join(found, tag, since);
    hits.forEach(found::take);
    hits.forEach(Cases::forget);
    return found;
  }

  private void join(Case found, Tag tag, long since) {
    if (found.until() != null) {
      found.reopen();
      live.add(found);
    }
    if (found.limited()) {
      found.widen();
      found.retell(telling.wider(found));
    }
    found.add(tag, since, usual(tag));
    if (tag.label() != null && tag.sort() != Tag.Sort.LABEL) {
      tag.label().unusual().forEach(each -> found.add(each, since, 0));
    }
  }

  private @Nullable Case related(Tag tag, List<Sample> hits, long since, long now) {
    for (int i = cases.size() - 1; i >= 0; i--) {
      var each = cases.get(i);
      boolean failing = tag.sort() == Tag.Sort.FAILED;
      if ((each.until() != null && now - each.last() > AGAIN) || elsewhere(each, hits)) {
        continue;
      }
      if (each.tags().contains(tag)
          || each.names(tag)
          || (failing == each.failing() && Math.abs(since - each.since()) <= TOGETHER)) {
        return each;
      }
    }
    return null;
  }

  /// Whether payments fail where a case about failing payments is not: another cause.
  private static boolean elsewhere(Case found, List<Sample> hits) {
    return found.failing()
        && found.limited()
        && hits.stream().filter(found::inside).count() * 5 < hits.size();
  }

  private double usual(Tag tag) {
    return usuals.margin() * tag.taught() / Math.max(1, Usuals.sum(all.taught()));
  }

  private static void forget(Sample sample) {
    for (var mark : sample.marks()) {
      mark.among().all().forEach(place -> mark.tag().watch(place).reset());
    }
  }

  /// Tells what can be told at `now`, and closes what is over.
  void tick(long now, Consumer<Alarm> sink) {
    if (live.isEmpty()) {
      return;
    }
    for (var each : live) {
      if (!each.told() && (each.payments() >= ENOUGH || now - each.foundAt() >= PATIENCE)) {
        tell(each, now, sink);
      } else if (each.seemsOver(now)) {
        each.close(each.usual() > COMMON ? each.lastUnusual() : each.last());
      } else if (each.toBeLookedAtAgain(now)) {
        each.retell(telling.again(each));
      }
    }
    live.removeIf(each -> each.until() != null);
    while (cases.size() > REMEMBERED && cases.getFirst().until() != null) {
      cases.removeFirst();
    }
  }

  /// Tells what was not told yet: no more payments come.
  void end(long now, Consumer<Alarm> sink) {
    live.stream().filter(each -> !each.told()).forEach(each -> tell(each, now, sink));
  }

  private void tell(Case found, long now, Consumer<Alarm> sink) {
    telling.complete(found);
    var told = telling.of(found, now);
    found.tell(told.alarm(), found.usual() > COMMON ? told.limits() : Map.of());
    sink.accept(telling.now(found));
  }

  /// All that were told, with what is known by now.
  List<Alarm> alarms() {
    return cases.stream().filter(Case::told).map(telling::now).toList();
  }
}

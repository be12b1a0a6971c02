package fengsui.server.incident;

import fengsui.model.Alarm;
import fengsui.model.Observation;
import fengsui.server.incident.Incident.Event;
import fengsui.server.incident.Incident.Phase;
import fengsui.server.live.Live;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Every incident there is and was: opened, changed and resolved as rounds of judging come, and by
/// people's hands. What it tells is in the database already.
@Component
public final class Incidents {

  private final Store store;
  private final Live live;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final ConcurrentSkipListMap<Long, Matter> byNumber = new ConcurrentSkipListMap<>();
  private Lifecycle.State state;
  private boolean unsure;

  Incidents(Store store, Live live, InstantSource clock) {
    this.store = store;
    this.live = live;
    this.clock = clock;
    store.load().forEach(matter -> byNumber.put(matter.number(), matter));
    state = Lifecycle.State.of(List.copyOf(byNumber.values()), clock.instant());
  }

  /// All, the newest first.
  public List<Incident> all() {
    return byNumber.descendingMap().values().stream().map(Matter::incident).toList();
  }

  /// Those that go on, the longest first.
  public List<Incident> open() {
    return byNumber.values().stream()
        .map(Matter::incident)
        .filter(Incident::open)
        .sorted(Comparator.comparing(Incident::since))
        .toList();
  }

  public Optional<Incident> find(String id) {
    return matter(id).map(Matter::incident);
  }

  /// Takes in what one round of judging found.
  public void judged(Round round) {
    lock.lock();
    try {
      recover();
      var step = Lifecycle.after(state, round);
      keep(step.state(), step.happenings());
    } finally {
      lock.unlock();
    }
  }

  /// Takes in what was seen in a time of which a part is known only now.
  public void lookedBack(Instant now, List<Observation> observations) {
    var replayed = Replay.of(observations);
    lock.lock();
    try {
      recover();
      var ofPaths = byNumber.values().stream().filter(each -> !each.ofPayments()).toList();
      var happenings = Hindsight.of(ofPaths, replayed, state.last(), now);
      var next = state;
      for (var happening : happenings) {
        next = next.with(happening.matter());
      }
      keep(next, happenings);
    } finally {
      lock.unlock();
    }
  }

  /// Takes in what the payment safety net says, as it is known by now.
  public void told(Collection<Alarm> alarms) {
    lock.lock();
    try {
      recover();
      var now = clock.instant();
      var changed = new ArrayList<Matter>();
      var happenings = new ArrayList<Happening>();
      var next = state;
      for (var alarm : alarms) {
        var turn = AlarmTurn.of(ofAlarm(alarm.id()), alarm, next.last() + 1, now);
        if (turn.isPresent()) {
          changed.add(turn.get().matter());
          happenings.addAll(turn.get().happenings());
          next = next.with(turn.get().matter());
        }
      }
      keep(next, changed, happenings);
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Matter ofAlarm(String id) {
    return byNumber.values().stream()
        .filter(each -> each.incident().alarm() != null && each.incident().alarm().id().equals(id))
        .findFirst()
        .orElse(null);
  }

  /// After a failure nobody knows whether the database took what was to be kept: it is asked.
  private void recover() {
    if (unsure) {
      byNumber.clear();
      store.load().forEach(matter -> byNumber.put(matter.number(), matter));
      state = Lifecycle.State.of(List.copyOf(byNumber.values()), clock.instant());
      unsure = false;
    }
  }

  /// Notes that somebody has taken the incident on.
  public Optional<Incident> acknowledge(String id, String who) {
    var event = new Event(clock.instant(), Event.Kind.ACKNOWLEDGED, null, "taken on by " + who);
    return change(id, matter -> matter.with(event));
  }

  public Optional<Incident> note(String id, String who, String text) {
    var event = new Event(clock.instant(), Event.Kind.NOTE, null, who + ": " + text);
    return change(id, matter -> matter.with(event));
  }

  /// Ends an incident by hand, if it is open.
  public Optional<Incident> resolve(String id, String who) {
    var now = clock.instant();
    var event = new Event(now, Event.Kind.RESOLVED, null, "resolved by " + who);
    return change(
        id,
        matter ->
            matter.incident().phase() == Phase.CLOSED
                ? matter
                : matter
                    .in(Phase.CLOSED, matter.open() ? now : matter.incident().resolvedAt())
                    .with(event));
  }

  private Optional<Incident> change(String id, UnaryOperator<Matter> change) {
    lock.lock();
    try {
      recover();
      var old = matter(id).orElse(null);
      if (old == null) {
        return Optional.empty();
      }
      var next = change.apply(old);
      if (!next.equals(old)) {
        var event = next.incident().history().getLast();
        keep(state.with(next), List.of(new Happening(next, event)));
      }
      return Optional.of(next.incident());
    } finally {
      lock.unlock();
    }
  }

  private void keep(Lifecycle.State next, List<Happening> happenings) {
    keep(next, happenings.stream().map(Happening::matter).toList(), happenings);
  }

  /// @param changed all that is not as it was, whether something worth telling happened or not
  private void keep(Lifecycle.State next, List<Matter> changed, List<Happening> happenings) {
    if (!changed.isEmpty()) {
      unsure = true;
      store.save(changed, happenings);
      unsure = false;
    }
    next.matters().forEach(matter -> byNumber.put(matter.number(), matter));
    changed.forEach(matter -> byNumber.put(matter.number(), matter));
    state = next;
    if (!changed.isEmpty()) {
      live.changed(Live.Topic.INCIDENTS);
    }
  }

  private Optional<Matter> matter(String id) {
    return byNumber.values().stream().filter(each -> each.incident().id().equals(id)).findFirst();
  }
}

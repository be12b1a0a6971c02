package fengsui.server.changes;

import fengsui.guard.flow.Actor;
import fengsui.guard.flow.Approving;
import fengsui.guard.flow.HouseRules;
import fengsui.guard.flow.Outcome;
import fengsui.guard.flow.Passage;
import fengsui.guard.flow.Phase;
import fengsui.guard.flow.Proposing;
import fengsui.guard.flow.Shipping;
import fengsui.guard.flow.Vote;
import fengsui.model.Change;
import fengsui.server.access.Caller;
import fengsui.server.changes.feed.Altered;
import fengsui.server.live.Live;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// All changes on their way. Each move, its row and its entry in the log are one transaction, and
/// one change is moved by one at a time.
@Component
public final class Changes {

  private static final Logger LOG = LoggerFactory.getLogger(Changes.class);
  private static final int SHOWN = 200;

  private static final EnumSet<Phase> AHEAD =
      EnumSet.of(Phase.APPROVED, Phase.ROLLING, Phase.LIVE, Phase.HALTED);

  private static final EnumSet<Phase> UNENDED =
      EnumSet.of(Phase.WAITING, Phase.APPROVED, Phase.ROLLING, Phase.LIVE);

  private final ChangeTable table;
  private final ChangeLog log;
  private final Backtesting guard;
  private final Places places;
  private final Freezes freezes;
  private final Withdrawn withdrawn;
  private final Altered altered;
  private final TransactionTemplate transaction;
  private final Live live;
  private final InstantSource clock;

  Changes(
      ChangeTable table,
      ChangeLog log,
      Backtesting guard,
      Places places,
      Freezes freezes,
      Withdrawn withdrawn,
      Altered altered,
      TransactionTemplate transaction,
      Live live,
      InstantSource clock) {
    this.table = table;
    this.log = log;
    this.guard = guard;
    this.places = places;
    this.freezes = freezes;
    this.withdrawn = withdrawn;
    this.altered = altered;
    this.transaction = transaction;
    this.live = live;
    this.clock = clock;
  }

  /// The newest two hundred, newest first.
  public List<Passage> all() {
    return table.newest(SHOWN);
  }

  public Optional<Passage> find(String id) {
    return table.find(id);
  }

  /// What a revision said; empty if there is none.
  public Optional<String> content(String id, int revision) {
    return table.content(id, revision);
  }

  /// Those that reach somebody.
  public List<Passage> out() {
    return table.in(EnumSet.of(Phase.ROLLING, Phase.LIVE));
  }

  /// Takes a change and asks the guard about it. The same again changes nothing; where the guard
  /// could not decide, it is asked again.
  public Answer propose(Change change, Caller by) {
    Outcome outcome;
    try {
      outcome = written(change, by);
    } catch (DuplicateKeyException e) {
      outcome = written(change, by); // somebody else proposed it at this moment
    }
    return switch (outcome) {
      case Outcome.Refused refused -> new Answer.Refused(refused);
      case Outcome.Moved(var now, var _, var _) -> decide(now);
      case Outcome.Same(var now) ->
          now.phase() == Phase.PROPOSED ? decide(now) : new Answer.Done(now);
    };
  }

  private Outcome written(Change change, Caller by) {
    return inOne(() -> {
      var before = table.locked(change.id()).orElse(null);
      var outcome =
          new Proposing(freezes.rules()).propose(before, change, places.actor(by), clock.instant());
      if (outcome instanceof Outcome.Moved(var now, var entry, var _)) {
        table.revise(now, by.words());
        log.append(entry);
      }
      return outcome;
    });
  }

  private Answer decide(Passage proposed) {
    var others = table.in(AHEAD).stream().map(Passage::change).toList();
    BiFunction<Passage, Instant, Outcome> decision;
    try {
      var judgement = guard.judge(proposed.change(), others);
      decision = (passage, now) -> Proposing.decide(passage, judgement, now);
    } catch (Backtesting.Undecided e) {
      LOG.warn("{} could not be decided: {}", proposed.change().id(), e.getMessage());
      decision =
          (passage, now) -> Proposing.undecided(passage, String.valueOf(e.getMessage()), now);
    }
    var deed = decision;
    var answer =
        move(
            proposed.change().id(),
            (passage, now) ->
                passage.revision() == proposed.revision()
                    ? deed.apply(passage, now)
                    : new Outcome.Same(passage));
    // Two at once asked the guard, and one was faster: it is decided.
    return answer instanceof Answer.Refused
        ? new Answer.Done(table.find(proposed.change().id()).orElseThrow())
        : answer;
  }

  /// Agrees, for one place; see [Vote].
  public Answer approve(String id, Caller by, String role, String contentHash, Instant at) {
    var vote = new Vote(places.actor(by), role, contentHash, at);
    return move(id, (passage, now) -> new Approving(freezes.rules()).approve(passage, vote, now));
  }

  /// The post's own time, for votes without one.
  public Instant now() {
    return clock.instant();
  }

  public Answer reject(String id, Caller by, String why) {
    var actor = places.actor(by);
    return move(
        id, (passage, now) -> new Approving(freezes.rules()).reject(passage, actor, why, now));
  }

  /// Goes the emergency way.
  public Answer urge(String id, Caller by, String reason) {
    var actor = places.actor(by);
    return move(id, (passage, now) -> Proposing.urge(passage, actor, reason, now));
  }

  /// Takes the first step.
  public Answer start(String id, Caller by) {
    var actor = places.actor(by);
    return move(id, (passage, now) -> new Shipping(freezes.rules()).start(passage, actor, now));
  }

  /// Takes the next step.
  public Answer advance(String id, Caller by) {
    var actor = places.actor(by);
    return move(id, (passage, now) -> new Shipping(freezes.rules()).advance(passage, actor, now));
  }

  public Answer halt(String id, Actor by, String why) {
    return move(id, (passage, now) -> new Shipping(freezes.rules()).halt(passage, by, why, now));
  }

  /// Takes a change back. Nothing is against it: what cannot be written now is kept on disk, holds
  /// at once, and is written later.
  public Answer rollBack(String id, Actor by, String why) {
    try {
      var answer = rolledBack(id, by, why);
      withdrawn.settled(id);
      return answer;
    } catch (DataAccessException | TransactionException | IllegalStateException e) {
      LOG.warn("{} is taken back, and cannot be written down yet: {}", id, e.getMessage());
      withdrawn.add(new Withdrawn.Note(id, by.name(), why, clock.instant()));
      return new Answer.Noted(id);
    }
  }

  private Answer rolledBack(String id, Actor by, String why) {
    return move(
        id, (passage, now) -> new Shipping(freezes.rules()).rollBack(passage, by, why, now));
  }

  /// Writes down what was taken back while that was not possible.
  void catchUp() {
    for (var note : withdrawn.notes()) {
      rolledBack(note.change(), new Actor(note.who(), Set.of()), note.why());
      withdrawn.settled(note.change());
    }
  }

  /// Those that may come to their end.
  List<Passage> unended() {
    return table.in(UNENDED);
  }

  void expire(String id) {
    move(id, (passage, now) -> new Shipping(freezes.rules()).expire(passage, now));
  }

  /// Whoever stops or takes back needs no place: nobody is asked for one.
  public static Actor bare(Caller caller) {
    return new Actor(caller.words(), Set.of());
  }

  /// What the house demands of every change now.
  public HouseRules rules() {
    return freezes.rules();
  }

  private Answer move(String id, BiFunction<Passage, Instant, Outcome> deed) {
    Answer answer =
        inOne(() -> {
          var passage = table.locked(id);
          return passage.isEmpty() ? new Answer.Unknown() : moved(deed.apply(passage.get(), now()));
        });
    live.changed(Live.Topic.CHANGES);
    return answer;
  }

  private Answer moved(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Refused refused -> new Answer.Refused(refused);
      case Outcome.Same(var now) -> new Answer.Done(now);
      case Outcome.Moved(var now, var entry, var _) -> {
        table.write(now);
        log.append(entry);
        if (now.phase().out()) {
          altered.add(List.of(Stepped.of(now)), Altered.ROLLOUT);
        }
        yield new Answer.Done(now);
      }
    };
  }

  private <T> T inOne(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()));
  }
}

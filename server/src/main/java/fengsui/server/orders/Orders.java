package fengsui.server.orders;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fengsui.client.failsafe.FailsafeRefused;
import fengsui.client.orders.Sheet;
import fengsui.server.live.Live;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// All containment orders. Whatever changes what is in force makes a new signed sheet, in the same
/// transaction.
@Component
public final class Orders {

  private static final int SHOWN = 100;
  private static final int MOST_RUNNING = 32;

  /// Who issues what was proposed longer ago does not know why any more.
  private static final Duration FRESH = Duration.ofHours(12);

  private final OrderTable table;
  private final SigningKey key;
  private final TransactionTemplate transaction;
  private final Live live;
  private final InstantSource clock;

  Orders(
      OrderTable table,
      SigningKey key,
      TransactionTemplate transaction,
      Live live,
      InstantSource clock) {
    this.table = table;
    this.key = key;
    this.transaction = transaction;
    this.live = live;
    this.clock = clock;
  }

  /// The number in an id such as `ord-7`; that of no order in anything else.
  public static long number(String id) {
    return id.matches("ord-[0-9]{1,15}") ? Long.parseLong(id.substring(4)) : 0;
  }

  /// The newest hundred, newest first.
  public List<Entry> all() {
    return table.newest(SHOWN);
  }

  public List<Entry> running() {
    return table.running(clock.instant());
  }

  /// The newest sheet; empty if nothing was ever ordered.
  public Optional<Signed> sheet() {
    return table.newestSheet();
  }

  /// Writes down what `who` wants; nothing is in force by it.
  public Outcome propose(Wish wish, String who) {
    var problems = wish.problems();
    if (!problems.isEmpty()) {
      return new Outcome.Refused(String.join("\n", problems));
    }
    return key.pair().isEmpty()
        ? new Outcome.Refused(SigningKey.MISSING)
        : changed(() -> done(table.propose(wish, who, clock.instant())));
  }

  /// Puts a proposed order in force: `who` answers for it.
  public Outcome issue(long number, String who) {
    return inForce(
        number,
        (entry, pair) -> {
          var now = clock.instant();
          var why = objection(entry, now);
          if (!why.isEmpty()) {
            return new Outcome.Refused(why);
          }
          table.issue(number, who, now, now.plus(entry.wish().lasting()));
          sign(pair, now);
          return done(number);
        });
  }

  private String objection(Entry entry, Instant now) {
    var state = entry.state(now);
    if (state != Entry.State.PROPOSED) {
      return "%s: is %s; propose a new one".formatted(entry.id(), state.code());
    }
    if (entry.proposed().plus(FRESH).isBefore(now)) {
      return entry.id() + ": was proposed over 12 h ago; propose it anew";
    }
    return table.running(now).size() < MOST_RUNNING
        ? ""
        : "%d orders run already; withdraw some".formatted(MOST_RUNNING);
  }

  /// Takes an order back, in force or not. Clients then go back as slowly as after its end.
  public Outcome withdraw(long number, String who) {
    return inForce(
        number,
        (entry, pair) -> {
          var now = clock.instant();
          switch (entry.state(now)) {
            case PROPOSED -> table.withdraw(number, who, now);
            case RUNNING -> {
              table.withdraw(number, who, now);
              sign(pair, now);
            }
            case EXPIRED, WITHDRAWN -> {
              return new Outcome.Refused(entry.id() + ": is over already; nothing is to be done");
            }
          }
          return done(number);
        });
  }

  private interface Deed {
    Outcome on(Entry entry, KeyPair pair);
  }

  private Outcome inForce(long number, Deed deed) {
    if (key.pair().isEmpty()) {
      return new Outcome.Refused(SigningKey.MISSING);
    }
    return changed(() -> {
      table.lock();
      var entry = table.find(number);
      return entry.isEmpty()
          ? new Outcome.Unknown()
          : deed.on(entry.get(), key.pair().orElseThrow());
    });
  }

  private Outcome changed(Supplier<Outcome> work) {
    var outcome = transaction.execute(_ -> work.get());
    live.changed(Live.Topic.ORDERS);
    return java.util.Objects.requireNonNull(outcome);
  }

  private Outcome done(long number) {
    return new Outcome.Done(table.find(number).orElseThrow());
  }

  /// A post that lost its database goes on above what it signed before: a sequence is never less
  /// than the time in seconds.
  private void sign(KeyPair pair, Instant now) {
    var last = table.newestSheet().map(Signed::sequence).orElse(0L);
    var next = Math.max(last + 1, now.getEpochSecond());
    try {
      var signed = Sheet.sign(SheetJson.write(next, table.running(now)), pair);
      table.keep(new Signed(next, signed), now);
    } catch (FailsafeRefused e) {
      throw new IllegalStateException("a sheet that we made cannot be signed", e);
    }
  }

  /// After the key was changed, what runs is signed anew.
  @EventListener(ContextRefreshedEvent.class)
  void signAnew() {
    key.pair()
        .ifPresent(pair ->
            transaction.executeWithoutResult(_ -> {
              table.lock();
              if (table.newestSheet().filter(sheet -> !byOurs(sheet)).isPresent()) {
                sign(pair, clock.instant());
              }
            }));
  }

  private boolean byOurs(Signed sheet) {
    return new String(sheet.bytes(), US_ASCII).lines().anyMatch(("key " + key.id())::equals);
  }
}

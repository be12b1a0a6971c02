package fengsui.server.access;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/// Lets in who knows the password, and slows down who guesses. No stranger can keep anybody out:
/// who is known has a place of their own at the door, and waits for nobody's failures but their
/// own. Who is turned away costs no question to the database.
@Component
final class Porter {

  private static final int LONGEST_NAME = 64;

  private final Accounts accounts;
  private final Familiar familiar;
  private final Brakes brakes;
  private final Doorstep doorstep = new Doorstep();

  Porter(Accounts accounts, Familiar familiar, InstantSource clock) {
    this.accounts = accounts;
    this.familiar = familiar;
    this.brakes = new Brakes(clock);
  }

  /// What the porter says.
  sealed interface Answer {
    record Welcome(Account account) implements Answer {}

    record Wrong() implements Answer {}

    /// Not even looked at the password.
    record Wait(Duration pause) implements Answer {}
  }

  /// Checks a name and a password from a place.
  ///
  /// @throws BusyException if too many others wait
  Answer check(String name, String password, Place from) {
    return check(name, password, from, Function.identity());
  }

  /// Checks a name and a password from a place, and does what follows before another is looked at
  /// in that place.
  ///
  /// @throws BusyException if too many others wait
  <T> T check(String name, String password, Place from, Function<Answer, T> then) {
    var guess = guess(name, from);
    var pause = brakes.pause(guess);
    return pause.isPositive()
        ? then.apply(new Answer.Wait(pause))
        : doorstep.in(guess.line(), () -> then.apply(look(name, password, guess)));
  }

  /// Remembers that `account` signed in with the browser of `from`, wherever it will be next.
  ///
  /// @return the word to give to the browser; empty if it has one already
  Optional<String> remember(Account account, Place from) {
    var browser = from.browser();
    if (browser != null && familiar.knows(account.name().toLowerCase(Locale.ROOT), browser)) {
      familiar.welcome(account, browser);
      return Optional.empty();
    }
    var word = Secrets.random();
    familiar.welcome(account, Place.browser(word));
    return Optional.of(word);
  }

  /// Failures are counted where the attempt comes from: a browser that is known has its own count,
  /// so that nobody else in its network slows it down.
  private Brakes.Guess guess(String name, Place from) {
    // No account has a longer one; kept whole, a few would fill the memory.
    var who = name.length() > LONGEST_NAME ? "" : name.toLowerCase(Locale.ROOT);
    var browser = from.browser();
    if (browser != null && familiar.knows(who, browser)) {
      return new Brakes.Guess(who, browser, Line.KNOWN);
    }
    var network = from.network();
    return new Brakes.Guess(
        who,
        network,
        familiar.knows(who, network)
            ? Line.KNOWN
            : brakes.guessed(network) ? Line.GUESSED : Line.NEW);
  }

  private Answer look(String name, String password, Brakes.Guess guess) {
    brakes.count(guess);
    Optional<Account> right;
    try {
      right = accounts.verify(name, password, guess.line());
    } catch (RuntimeException e) {
      brakes.discount(guess); // nobody looked at the password: it was no failure
      throw e;
    }
    right.ifPresent(found -> welcome(found, guess));
    return right.<Answer>map(Answer.Welcome::new).orElseGet(Answer.Wrong::new);
  }

  private void welcome(Account found, Brakes.Guess guess) {
    brakes.forgive(guess);
    familiar.welcome(found, guess.place());
  }
}

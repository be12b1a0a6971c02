package fengsui.server.access;

import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.Stream;

/// How long who guesses must wait: by network, by account, and by both together. The account's own
/// brake is a minute at most; who is known does not feel it, and networks of which nothing was
/// wrong yet have one of their own: each wrong guess takes a network from them to the others, so
/// that those who only guess soon hold up each other alone.
final class Brakes {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  private final Throttle network;
  private final Throttle account;
  private final Throttle accountFromNew;
  private final Throttle both;
  private final Throttle lately;

  Brakes(InstantSource clock) {
    network = new Throttle(new Throttle.Pace(20, MINUTE.multipliedBy(5), HOUR), clock);
    account = new Throttle(new Throttle.Pace(20, MINUTE, HOUR), clock);
    accountFromNew = new Throttle(new Throttle.Pace(20, MINUTE, HOUR), clock);
    both = new Throttle(new Throttle.Pace(5, MINUTE.multipliedBy(15), DAY), clock);
    lately = new Throttle(new Throttle.Pace(Integer.MAX_VALUE, Duration.ZERO, DAY), clock);
  }

  /// One attempt: at the name `who`, from a network or from a browser that is known.
  record Guess(String who, String place, Line line) {
    String both() {
      return who + "|" + place;
    }
  }

  /// How long until the attempt may be made; zero if at once.
  Duration pause(Guess guess) {
    return Stream.of(
            network.pause(guess.place()),
            both.pause(guess.both()),
            guess.line() == Line.KNOWN ? Duration.ZERO : account(guess).pause(guess.who()))
        .max(Duration::compareTo)
        .orElseThrow();
  }

  /// Whether a password from there was wrong in the last day.
  boolean guessed(String from) {
    return lately.failed(from);
  }

  void count(Guess guess) {
    network.attempt(guess.place());
    account(guess).attempt(guess.who());
    both.attempt(guess.both());
    lately.attempt(guess.place());
  }

  /// Takes the attempt back: it was no failure.
  void discount(Guess guess) {
    network.undo(guess.place());
    account(guess).undo(guess.who());
    both.undo(guess.both());
    lately.undo(guess.place());
  }

  /// Takes the attempt back: it was right, and so those before it were its owner's.
  void forgive(Guess guess) {
    discount(guess);
    both.forget(guess.both());
  }

  private Throttle account(Guess guess) {
    return switch (guess.line()) {
      case NEW -> accountFromNew;
      case KNOWN, GUESSED -> account;
    };
  }
}

package fengsui.server.access;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/// Hashes passwords, never more at a time than the machine can bear.
@Component
final class Passwords {

  static final int SHORTEST = 12;
  static final int LONGEST = 200;

  // OWASP's password storage cheat sheet: Argon2id with 19 MiB, 2 passes, 1 lane.
  private static final Argon2PasswordEncoder ARGON = new Argon2PasswordEncoder(16, 32, 1, 19456, 2);
  private static final int WAIT_SECONDS = 5;

  // Half of the machine at most and one place more, and 19 MiB for each, whatever comes.
  private final Semaphore strangers =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);
  private final Semaphore known = new Semaphore(1, true);
  private final String nobodys = ARGON.encode(Secrets.random());

  /// Returns the form to keep.
  ///
  /// @throws IllegalArgumentException if it is too short or too long
  /// @throws BusyException if too many others wait
  String hash(String password) {
    if (password.length() < SHORTEST || password.length() > LONGEST) {
      throw new IllegalArgumentException(
          "password: must have %d to %d characters, but has %d; choose another"
              .formatted(SHORTEST, LONGEST, password.length()));
    }
    return onBench(Line.KNOWN, () -> ARGON.encode(password));
  }

  /// Whether `password` is the one kept. Takes as long where nothing is kept.
  ///
  /// @throws BusyException if too many others wait
  boolean matches(String password, Optional<String> kept, Line line) {
    var right =
        password.length() <= LONGEST
            && onBench(line, () -> ARGON.matches(password, kept.orElse(nobodys)));
    return right && kept.isPresent();
  }

  private <T extends @Nullable Object> T onBench(Line line, Supplier<T> work) {
    var bench =
        switch (line) {
          case KNOWN -> known;
          case NEW, GUESSED -> strangers;
        };
    try {
      if (!bench.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw new BusyException();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new BusyException();
    }
    try {
      return work.get();
    } finally {
      bench.release();
    }
  }
}

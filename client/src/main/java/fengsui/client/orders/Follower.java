package fengsui.client.orders;

import fengsui.client.Resolver;
import fengsui.client.failsafe.FailsafeRefused;
import fengsui.client.failsafe.Seal;
import fengsui.client.failsafe.TrustedKeys;
import fengsui.client.failsafe.WholeFile;
import fengsui.client.orders.Standing.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Takes sheets of orders, and has a resolver go by the order that is for it. A sheet that is
/// forged, older than one taken before, or no sheet changes nothing. Safe for use by many threads.
public final class Follower {

  private final TrustedKeys keys;
  private final Supplier<Place> here;
  private final @Nullable Resolver resolver;
  private final @Nullable Path file;
  private final InstantSource clock;
  private @Nullable Sheet sheet;
  private byte[] taken = {};
  private @Nullable Order order;
  private String refusal = "";

  /// @param keys whose signatures count
  /// @param here where this host stands, as far as is known now
  /// @param resolver the one that goes by them; null if nothing here does
  /// @param file remembers the newest sheet through restarts; null: until this process ends
  public Follower(
      TrustedKeys keys,
      Supplier<Place> here,
      @Nullable Resolver resolver,
      @Nullable Path file,
      InstantSource clock) {
    this.keys = keys;
    this.here = here;
    this.resolver = resolver;
    this.file = file;
    this.clock = clock;
    recall();
  }

  private void recall() {
    try {
      if (file != null && Files.exists(file)) {
        try (var in = Files.newInputStream(file)) {
          taken = in.readNBytes(Seal.LARGEST + 1);
        }
        sheet = Sheet.open(taken, keys);
      }
    } catch (IOException | FailsafeRefused e) {
      refusal = file + ": " + e.getMessage();
    }
    look();
  }

  /// Takes a sheet, if it may be taken, and returns how it stands then.
  public synchronized Standing hear(byte[] signed) {
    try {
      var next = Sheet.open(signed, keys);
      check(next, signed);
      var fresh = !Arrays.equals(signed, taken);
      sheet = next;
      taken = signed.clone();
      refusal = "";
      if (fresh) {
        keep(signed);
      }
    } catch (FailsafeRefused refused) {
      refusal = String.valueOf(refused.getMessage());
    } catch (IOException full) {
      refusal = "taken, but " + file + " cannot be written: " + full.getMessage();
    }
    return look();
  }

  private void check(Sheet next, byte[] signed) throws FailsafeRefused {
    var before = sheet;
    if (before == null || next.sequence() > before.sequence()) {
      return;
    }
    if (next.sequence() < before.sequence()) {
      throw new FailsafeRefused(
          "sheet %d is older than sheet %d, which was taken before"
              .formatted(next.sequence(), before.sequence()),
          "issue the orders again if they are meant");
    }
    if (!Arrays.equals(signed, taken)) {
      throw new FailsafeRefused(
          "another sheet %d was taken before".formatted(next.sequence()), "issue the orders again");
    }
  }

  /// Looks at the clock: orders begin and end. To be called now and then.
  public synchronized Standing look() {
    var now = clock.instant();
    var place = here.get();
    var current = sheet;
    var next = current == null ? null : current.find(place, now).orElse(null);
    if (resolver != null && next != null) {
      resolver.follow(next.forResolver());
    } else if (resolver != null && order != null) {
      resolver.withdraw();
    }
    order = next == null && !returning() ? null : next == null ? order : next;
    return standing(place, next != null);
  }

  private boolean returning() {
    return resolver != null && resolver.findOrder() != null;
  }

  private Standing standing(Place place, boolean inForce) {
    var current = sheet;
    var followed = order;
    var state = inForce ? following() : followed == null ? State.NONE : State.RETURNING;
    var why = inForce || current == null ? "" : current.objections(place, clock.instant());
    return new Standing(
        place,
        current == null ? 0 : current.sequence(),
        state,
        followed == null ? "" : followed.id(),
        refusal,
        why);
  }

  private State following() {
    if (resolver == null) {
      return State.UNUSED;
    }
    return returning() ? State.FOLLOWED : State.NONE;
  }

  private void keep(byte[] signed) throws IOException {
    if (file != null) {
      WholeFile.replace(file, signed);
    }
  }
}

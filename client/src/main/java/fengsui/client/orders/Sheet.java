package fengsui.client.orders;

import static java.nio.charset.StandardCharsets.UTF_8;

import fengsui.client.failsafe.FailsafeRefused;
import fengsui.client.failsafe.Seal;
import fengsui.client.failsafe.TrustedKeys;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// All orders that ran when it was signed.
///
/// @param sequence grows with each sheet
public record Sheet(long sequence, List<Order> orders) {

  private static final Seal SEAL =
      new Seal(
          "orders",
          "signed sheet of orders",
          "take it from the command post",
          "let some orders end");

  public Sheet {
    orders = List.copyOf(orders);
  }

  /// Returns `json` with a signature by `pair`.
  ///
  /// @throws FailsafeRefused if `json` is no sheet, or the keys are no pair
  public static byte[] sign(String json, KeyPair pair) throws FailsafeRefused {
    var payload = json.getBytes(UTF_8);
    SheetReader.read(payload);
    return SEAL.sign(payload, pair);
  }

  /// Returns the sheet that `signed` is, if one of `keys` signed it. Whether it is new enough, and
  /// what of it holds now, is for others to say.
  ///
  /// @throws FailsafeRefused saying what is wrong with it
  public static Sheet open(byte[] signed, TrustedKeys keys) throws FailsafeRefused {
    return SheetReader.read(SEAL.open(signed, keys));
  }

  /// The order that whoever stands `here` follows at `now`: of several the one that says most
  /// closely for whom it is, of these the last one.
  Optional<Order> find(Place here, Instant now) {
    return orders.reversed().stream()
        .filter(order -> order.objection(here, now).isEmpty())
        .max(Comparator.comparingInt(order -> order.place().detail()));
  }

  /// Why none is followed.
  String objections(Place here, Instant now) {
    return orders.stream()
        .flatMap(order -> order.objection(here, now).stream())
        .limit(3)
        .collect(Collectors.joining("; "));
  }
}

package fengsui.wire;

import fengsui.model.Coded;
import fengsui.model.Payment;
import fengsui.model.Payment.Discount;
import fengsui.model.Payment.Status;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads many payments, sooner than [Json#readPayment] and with the same result: a line in the
/// usual spelling, in whatever order and with whatever spaces, is read in one pass; any other line
/// is left to [Json]. Any thread may use it.
public final class PaymentReader {

  private static final int MANY = 4096;
  private static final int FEW = 256;

  private final Memo<String> words = new Memo<>(4 * MANY, PaymentReader::unescaped);
  private final Memo<String> names = new Memo<>(FEW, name -> name);
  private final Memo<Status> statuses = new Memo<>(FEW, code -> Coded.of(Status.class, code));
  private final Memo<String> currencies = new Memo<>(FEW, PaymentJson::currency);

  /// Reads a line.
  ///
  /// @throws WireException as [Json#readPayment] does
  public Payment read(String line) {
    var quick = find(line);
    return quick == null ? Json.readPayment(line) : quick;
  }

  /// Null if `line` is to be read by [Json].
  @Nullable Payment find(String line) {
    try {
      return new Reading(new Scan(line)).payment();
    } catch (Scan.Unexpected | WireException | IllegalArgumentException _) {
      return null; // Json has the words for it, if it is wrong at all
    }
  }

  private static String unescaped(String raw) {
    return raw.indexOf('\\') < 0 ? raw : Json.text('"' + raw + '"');
  }

  /// One line.
  private final class Reading {

    private final Scan from;
    private int fields;
    private @Nullable String id;
    private @Nullable Instant at;
    private @Nullable String scene;
    private @Nullable BigDecimal amount;
    private @Nullable BigDecimal paid;
    private @Nullable String currency;
    private List<Discount> discounts = List.of();
    private @Nullable String merchant;
    private @Nullable String region;
    private @Nullable String channel;
    private @Nullable String user;
    private @Nullable Status status;
    private @Nullable String config;

    private Reading(Scan from) {
      this.from = from;
    }

    private Payment payment() {
      object(this::field);
      from.gap();
      from.end();
      return new Payment(
          given(id),
          given(at),
          given(scene),
          given(amount),
          given(paid),
          given(currency),
          discounts,
          merchant,
          region,
          channel,
          user,
          given(status),
          config);
    }

    private interface Field {
      void read(String name);
    }

    private void object(Field field) {
      from.skip("{");
      do {
        from.gap();
        var name = from.text(names);
        from.gap();
        from.skip(":");
        from.gap();
        field.read(name);
        from.gap();
      } while (from.has(","));
      from.skip("}");
    }

    private void field(String name) {
      switch (name) {
        case "id" -> id = once(1, from.text());
        case "at" -> at = once(2, from.zonedTime());
        case "scene" -> scene = once(4, from.escapedText(words));
        case "amount" -> amount = once(8, from.money());
        case "paid" -> paid = once(16, from.money());
        case "currency" -> currency = once(32, from.text(currencies));
        case "discounts" -> discounts = once(64, discounts());
        case "merchant" -> merchant = once(128, word());
        case "region" -> region = once(256, word());
        case "channel" -> channel = once(512, word());
        case "user" -> user = once(1024, from.has("null") ? null : from.text());
        case "status" -> status = once(2048, from.text(statuses));
        case "config" -> config = once(4096, word());
        default -> throw new IllegalArgumentException(name); // unknown: Json decides
      }
    }

    private <T extends @Nullable Object> T once(int field, T value) {
      if ((fields & field) != 0) {
        throw new IllegalArgumentException("twice");
      }
      fields |= field;
      return value;
    }

    private @Nullable String word() {
      return from.has("null") ? null : from.escapedText(words);
    }

    private List<Discount> discounts() {
      from.skip("[");
      from.gap();
      if (from.has("]")) {
        return List.of();
      }
      var all = new ArrayList<Discount>(2);
      do {
        from.gap();
        all.add(discount());
        from.gap();
      } while (from.has(","));
      from.skip("]");
      return all;
    }

    private Discount discount() {
      var one = new OneDiscount();
      object(one::field);
      return new Discount(given(one.label), one.campaign, given(one.amount));
    }

    private final class OneDiscount {

      private @Nullable String label;
      private @Nullable String campaign;
      private @Nullable BigDecimal amount;

      private void field(String name) {
        switch (name) {
          case "label" -> label = first(label, from.escapedText(words));
          case "campaign" -> campaign = first(campaign, from.escapedText(words));
          case "amount" -> amount = first(amount, from.money());
          default -> throw new IllegalArgumentException(name); // unknown: Json decides
        }
      }

      private <T> T first(@Nullable T before, T value) {
        if (before != null) {
          throw new IllegalArgumentException("twice");
        }
        return value;
      }
    }
  }

  private static <T> T given(@Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException("missing");
    }
    return value;
  }
}

package fengsui.server.pages.orders;

import static java.util.Objects.requireNonNullElse;

import fengsui.client.Tier;
import fengsui.client.orders.Place;
import fengsui.model.Coded;
import fengsui.server.orders.Wish;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the form of an order says, as it was typed.
///
/// @param tiers the codes of tiers with spaces between
/// @param skip `local`, or null
/// @param early `on`, or null
public record OrderForm(
    @Nullable String carrier,
    @Nullable String province,
    @Nullable String tiers,
    @Nullable String skip,
    @Nullable String minutes,
    @Nullable String early,
    @Nullable String reason,
    @Nullable String incident) {

  /// The orders of tiers to choose from, the usual one first.
  public static final List<String> TIERS =
      List.of("httpdns doh dot", "doh dot httpdns", "dot doh httpdns", "httpdns", "doh", "dot");

  static OrderForm fresh() {
    return new OrderForm("", "", TIERS.getFirst(), "local", "120", null, "", "");
  }

  /// @throws IllegalArgumentException if the tiers are none
  Wish wish() {
    var first =
        Arrays.stream(said(tiers).split(" ", -1)).map(it -> Coded.of(Tier.class, it)).toList();
    var typed = said(minutes);
    return new Wish(
        new Place(said(carrier), said(province)),
        first,
        "local".equals(skip) ? Set.of(Tier.LOCAL) : Set.of(),
        Duration.ofMinutes(typed.matches("[0-9]{1,6}") ? Long.parseLong(typed) : 0),
        early != null,
        said(reason),
        said(incident));
  }

  private static String said(@Nullable String value) {
    return requireNonNullElse(value, "").strip();
  }
}

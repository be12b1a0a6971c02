package fengsui.server.orders;

import fengsui.client.Tier;
import fengsui.client.orders.Order;
import fengsui.client.orders.Place;
import fengsui.model.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What somebody wants to be ordered.
///
/// @param place for whom
/// @param lasting how long from the moment it is issued
/// @param early whether it ends for whoever finds its own resolver well again
/// @param incident the one it belongs to; empty without
public record Wish(
    Place place,
    List<Tier> first,
    Set<Tier> skip,
    Duration lasting,
    boolean early,
    String reason,
    String incident) {

  /// A little less than clients follow, since their clocks may be slow.
  public static final Duration LONGEST = Order.LONGEST.minusHours(1);

  private static final Duration SHORTEST = Duration.ofMinutes(5);
  private static final Duration USUAL = Duration.ofHours(2);

  public Wish {
    first = List.copyOf(first);
    skip = Set.copyOf(skip);
  }

  /// Everything that is wrong with it, each as field, problem, remedy.
  List<String> problems() {
    return java.util.stream.Stream.of(
            problem(
                !place.carrier().matches("([a-z][A-Za-z0-9:._-]{0,79})?"),
                "carrier: is no carrier; write unicom, for example, or nothing for all"),
            problem(
                !place.province().matches("([a-z][a-z-]{0,39})?"),
                "province: is no province; write beijing, for example, or nothing for all"),
            problem(
                first.isEmpty() || first.stream().distinct().count() < first.size(),
                "first: names no tier, or one twice; name httpdns and doh, for example"),
            problem(
                first.stream().anyMatch(skip::contains),
                "skip: names a tier that is asked first; take one away"),
            problem(
                lasting.compareTo(SHORTEST) < 0 || lasting.compareTo(LONGEST) > 0,
                "minutes: must be %d to %d; orders end by themselves, and can be issued again"
                    .formatted(SHORTEST.toMinutes(), LONGEST.toMinutes())),
            problem(
                !reason.matches("[^\\p{Cntrl}]{1,300}"),
                "reason: must be 1 to 300 characters in one line; say what was measured"),
            problem(
                !incident.matches("[A-Za-z0-9-]{0,40}"),
                "incident: is no incident; write inc-7, for example, or nothing"))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<String> problem(boolean wrong, String words) {
    return wrong ? Optional.of(words) : Optional.empty();
  }

  /// What helps against a carrier whose resolvers answer wrongly; empty if `verdict` says nothing
  /// of the kind.
  public static Optional<Wish> against(Verdict verdict, String incident, String reason) {
    var where = verdict.where();
    var carrier = where.carrier();
    if (carrier == null || where.layer() != Verdict.Layer.DNS) {
      return Optional.empty();
    }
    var province = where.province() == null ? "" : where.province();
    return Optional.of(
        new Wish(
            new Place(carrier.code(), province),
            List.of(Tier.HTTPDNS, Tier.DOH, Tier.DOT),
            Set.of(Tier.LOCAL),
            USUAL,
            false,
            reason,
            incident));
  }
}

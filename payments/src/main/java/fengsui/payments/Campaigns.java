package fengsui.payments;

import fengsui.model.Change;
import fengsui.model.Payment;
import fengsui.model.Payment.Discount;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The campaigns that somebody registered, and what each discount of a payment is to them. More may
/// be registered as time goes on; not safe for several threads.
///
/// A discount inside a registered campaign's manifest is expected. The manifest is the intent where
/// it says something, and the fields and the scope where it does not.
public final class Campaigns {

  /// How far the clocks of the tills and of the campaign's author may be apart.
  private static final Duration GRACE = Duration.ofSeconds(60);

  /// A discount is rounded to the fen, in whatever way.
  private static final BigDecimal ROUNDING = new BigDecimal("0.01");

  private final Map<String, Change> changes = new LinkedHashMap<>();
  private final Map<String, Campaign> byId = new HashMap<>();
  private final Map<String, List<Campaign>> byLabel = new HashMap<>();

  private Campaigns() {}

  /// Registers the campaigns among `changes`. Of two with one id the later one counts.
  ///
  /// @throws IllegalArgumentException naming a campaign and the field that it lacks or gets wrong
  public static Campaigns of(List<Change> changes) {
    var all = new Campaigns();
    changes.forEach(all::put);
    return all;
  }

  /// Registers a change, instead of the one with its id if there is one.
  ///
  /// @return its campaign; nothing if it is of another kind
  /// @throws IllegalArgumentException naming a campaign and the field that it lacks or gets wrong
  @Nullable Campaign put(Change change) {
    try {
      var campaign = Campaign.of(change).orElse(null);
      remove(change.id());
      changes.put(change.id(), change);
      if (campaign != null) {
        byId.put(campaign.id(), campaign);
        byLabel.computeIfAbsent(campaign.label(), any -> new ArrayList<>()).add(campaign);
      }
      return campaign;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("campaign " + change.id() + ": " + e.getMessage(), e);
    }
  }

  /// Takes a change from the register, if it is there.
  void remove(String id) {
    changes.remove(id);
    var old = byId.remove(id);
    if (old != null) {
      byLabel.getOrDefault(old.label(), List.of()).remove(old);
    }
  }

  /// All changes that were given, of whatever kind.
  List<Change> changes() {
    return List.copyOf(changes.values());
  }

  List<Campaign> all() {
    return List.copyOf(byId.values());
  }

  boolean isEmpty() {
    return byId.isEmpty();
  }

  @Nullable Campaign find(@Nullable String id) {
    return id == null ? null : byId.get(id);
  }

  /// What a discount is to the register.
  ///
  /// @param campaign whose discount it is; nothing if nobody registered one
  /// @param breaches what it does beyond that campaign's manifest
  record Finding(@Nullable Campaign campaign, Set<Breach> breaches) {

    static final Finding UNREGISTERED = new Finding(null, Set.of());

    boolean expected() {
      return campaign != null && breaches.isEmpty();
    }
  }

  /// Judges a discount by the campaign whose id it carries, or, without an id, by the campaigns of
  /// its label: what one of them allows is expected.
  Finding judge(Payment payment, Discount discount) {
    if (discount.campaign() != null) {
      var campaign = byId.get(discount.campaign());
      return campaign == null
          ? Finding.UNREGISTERED
          : new Finding(campaign, breaches(campaign, payment, discount));
    }
    var best = Finding.UNREGISTERED;
    for (var campaign : byLabel.getOrDefault(discount.label(), List.of())) {
      var finding = new Finding(campaign, breaches(campaign, payment, discount));
      if (best.campaign() == null || finding.breaches().size() < best.breaches().size()) {
        best = finding;
      }
    }
    return best;
  }

  private static Set<Breach> breaches(Campaign campaign, Payment payment, Discount discount) {
    var found = EnumSet.noneOf(Breach.class);
    if (!discount.label().equals(campaign.label())) {
      found.add(Breach.MISLABELLED);
    }
    if (!campaign.scenes().isEmpty() && !campaign.scenes().contains(payment.scene())) {
      found.add(Breach.FORBIDDEN_SCENE);
    }
    var regions = campaign.change().scope().regions();
    if (!regions.isEmpty() && payment.region() != null && !regions.contains(payment.region())) {
      found.add(Breach.FORBIDDEN_REGION);
    }
    money(campaign, payment, discount, found);
    time(campaign, payment.at(), found);
    return found;
  }

  private static void money(
      Campaign campaign, Payment payment, Discount discount, Set<Breach> found) {
    var off = discount.amount().subtract(ROUNDING);
    var most = campaign.most();
    if (most != null && off.compareTo(most) > 0) {
      found.add(Breach.OVER_CAP);
    }
    var value =
        switch (campaign.type()) {
          case PERCENT -> payment.amount().multiply(campaign.value());
          case AMOUNT -> campaign.value();
        };
    if (off.compareTo(value) > 0) {
      found.add(Breach.OVER_VALUE);
    }
  }

  private static void time(Campaign campaign, Instant at, Set<Breach> found) {
    var intent = campaign.change().intent();
    if (intent == null) {
      return;
    }
    if (intent.from() != null && at.isBefore(intent.from().minus(GRACE))) {
      found.add(Breach.NOT_STARTED);
    }
    if (intent.to() != null && !at.isBefore(intent.to().plus(GRACE))) {
      found.add(Breach.EXPIRED);
    }
  }
}

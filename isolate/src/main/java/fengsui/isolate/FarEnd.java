package fengsui.isolate;

import fengsui.model.FaultDomain;
import fengsui.model.Owner;
import fengsui.model.Stage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whose the far end is: its owner's, or, where it is the servers of its zone that do not serve, of
/// whoever runs those.
///
/// @param provider its name; null for ours, and where nobody said it
/// @param zone whether it is the servers of the zone
/// @param asked whether those servers were asked themselves
record FarEnd(FaultDomain domain, @Nullable String provider, boolean zone, boolean asked) {

  private static final String OURS = "ours";

  static FarEnd of(Case of, Scene scene) {
    var asked = of.ledger().answered("zone", "fails");
    if (!asked && !everywhere(of)) {
      return owner(of.track().target().owner(), false, false);
    }
    var operator = ZoneServers.operator(of.track(), scene).orElse(null);
    if (operator == null) {
      return of.track().target().owner() instanceof Owner.Ours
          ? new FarEnd(FaultDomain.PROVIDER, null, true, asked)
          : owner(of.track().target().owner(), true, asked);
    }
    return operator.equals(OURS)
        ? new FarEnd(FaultDomain.OURS, null, true, asked)
        : new FarEnd(FaultDomain.PROVIDER, operator, true, asked);
  }

  /// Whether, with nobody of the zone asked, every resolver of every carrier fails as one does
  /// whose question the zone's servers do not answer, while other names are fine.
  private static boolean everywhere(Case of) {
    var seen = of.track().seen(Stage.RESOLVE);
    var ledger = of.ledger();
    return seen != null
        && ZoneServers.broken(seen.outcome())
        && !ledger.asked("zone")
        && ledger.answered("resolvers", "alike")
        && ledger.answered("carriers", "alike")
        && ledger.answered("names", "works");
  }

  private static FarEnd owner(Owner owner, boolean zone, boolean asked) {
    return switch (owner) {
      case Owner.Ours _ -> new FarEnd(FaultDomain.OURS, null, zone, asked);
      case Owner.Provider(var name) -> new FarEnd(FaultDomain.PROVIDER, name, zone, asked);
      case Owner.Control _, Owner.Self _ -> new FarEnd(FaultDomain.PROVIDER, null, zone, asked);
    };
  }

  /// A sentence for people, where it is the servers of the zone.
  Optional<String> words() {
    if (!zone) {
      return Optional.empty();
    }
    var who = provider == null ? "" : " (" + (domain == FaultDomain.OURS ? OURS : provider) + ")";
    return Optional.of(
        asked
            ? "the zone's own servers%s do not answer for it".formatted(who)
            : "every resolver asked fails for this zone and for no other; the zone's servers%s were"
                    .formatted(who)
                + " not asked themselves, and a wrong signature of the zone (DNSSEC) looks alike");
  }
}

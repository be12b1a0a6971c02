package fengsui.guard;

import fengsui.model.Change;
import fengsui.payments.Campaign;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The campaigns that a campaign should resemble: those of its template, or of its label if it has
/// no template.
final class Siblings {

  private final List<Campaign> all;

  private Siblings(List<Campaign> all) {
    this.all = all;
  }

  static Siblings of(Campaign campaign, List<Campaign> registered) {
    var template = campaign.change().template();
    var found = new ArrayList<Campaign>();
    for (var other : registered) {
      boolean alike =
          template == null
              ? other.label().equals(campaign.label())
              : template.equals(other.change().template());
      if (alike && !other.id().equals(campaign.id())) {
        found.add(other);
      }
    }
    return new Siblings(found);
  }

  /// The campaigns among `changes`, those that cannot be read left out.
  static List<Campaign> campaigns(List<Change> changes) {
    var found = new ArrayList<Campaign>();
    for (var change : changes) {
      read(change).ifPresent(found::add);
    }
    return found;
  }

  private static Optional<Campaign> read(Change change) {
    try {
      return Campaign.of(change);
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // it was refused when it was proposed itself
    }
  }

  int number() {
    return all.size();
  }

  Set<String> labels() {
    var labels = new TreeSet<String>();
    all.forEach(each -> labels.add(each.label()));
    return labels;
  }

  /// The scenes of all of them; empty if one of them is for all scenes.
  Set<String> scenes() {
    var scenes = new TreeSet<String>();
    for (var each : all) {
      if (each.scenes().isEmpty()) {
        return Set.of();
      }
      scenes.addAll(each.scenes());
    }
    return scenes;
  }

  boolean anyOf(Campaign.Type type) {
    return all.stream().anyMatch(each -> each.type() == type);
  }

  /// The values of those of the same type, in order.
  List<BigDecimal> values(Campaign.Type type) {
    return all.stream().filter(each -> each.type() == type).map(Campaign::value).sorted().toList();
  }
}

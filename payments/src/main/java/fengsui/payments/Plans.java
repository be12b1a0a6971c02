package fengsui.payments;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Watches what registered campaigns do in all while each of their discounts is as it may be.
final class Plans {

  private final Map<String, Plan> plans = new HashMap<>();
  private List<Plan> shared = List.of();
  private final Tags tags;
  private final Recent recent;
  private final Cases cases;

  Plans(Campaigns campaigns, Tags tags, Recent recent, Cases cases) {
    this.tags = tags;
    this.recent = recent;
    this.cases = cases;
    campaigns.all().forEach(each -> plans.put(each.id(), new Plan(each)));
    shared = plans.values().stream().filter(Plan::shared).toList();
  }

  /// Watches a campaign that is registered only now, or otherwise than before.
  void put(Campaign campaign) {
    plans.put(campaign.id(), new Plan(campaign));
    shared = plans.values().stream().filter(Plan::shared).toList();
  }

  void remove(String id) {
    plans.remove(id);
    shared = plans.values().stream().filter(Plan::shared).toList();
  }

  void learn(Sample sample) {
    for (var each : sample.spent()) {
      plan(each.campaign()).spend(each.off());
    }
  }

  /// Takes a payment that is among the recent ones already.
  void take(Sample sample) {
    for (var each : sample.spent()) {
      var plan = plan(each.campaign());
      if (plan.burns(sample.at(), each.off())) {
        found(Tag.Sort.BURN, plan, plan.since(), sample);
      }
    }
    for (var plan : shared) {
      boolean carried = sample.spent().stream().anyMatch(plan::of);
      if (plan.reaches(sample, carried)) {
        found(Tag.Sort.SHARE, plan, sample.at() - 60_000, sample);
      }
    }
  }

  private Plan plan(Campaign campaign) {
    return plans.computeIfAbsent(campaign.id(), any -> new Plan(campaign));
  }

  private void found(Tag.Sort sort, Plan plan, long since, Sample sample) {
    var campaign = plan.campaign();
    var hits =
        recent.since(since).stream()
            .filter(each -> !each.explained())
            .filter(each -> each.spent().stream().anyMatch(plan::of))
            .toList();
    cases.findWhole(tags.plan(sort, campaign.id()), hits, sample);
    plan.reset();
  }
}

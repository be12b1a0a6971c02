package fengsui.payments;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// All tags that were met. Labels and campaigns beyond [#MOST] of each share one tag.
final class Tags {

  static final int MOST = 5_000;

  private static final String OTHERS = "(others)";

  private final Map<String, Label> labels = new HashMap<>();
  private final Map<String, Tag> campaigns = new HashMap<>();
  private final Map<Breached, Tag> breaches = new HashMap<>();
  private final Map<String, Tag> plans = new HashMap<>();
  private final Tag[] stacks = new Tag[Bins.NUMBER];
  private final Tag failed = new Tag(Tag.Sort.FAILED, "", null, 0);

  private record Breached(String name, Breach breach) {}

  Tags() {
    for (int bin = 0; bin < stacks.length; bin++) {
      stacks[bin] = new Tag(Tag.Sort.STACK, "", null, bin);
    }
  }

  Label label(String name) {
    var label = labels.get(name);
    if (label == null) {
      label = labels.computeIfAbsent(labels.size() < MOST ? name : OTHERS, Label::new);
    }
    return label;
  }

  Tag campaign(String id) {
    var tag = campaigns.get(id);
    if (tag == null) {
      tag =
          campaigns.computeIfAbsent(
              campaigns.size() < MOST ? id : OTHERS,
              name -> new Tag(Tag.Sort.CAMPAIGN, name, null, 0));
    }
    return tag;
  }

  /// @param name of the campaign, or nothing where no campaign is to blame
  Tag breach(String name, Breach breach) {
    return breaches.computeIfAbsent(
        new Breached(name, breach), any -> new Tag(Tag.Sort.BREACH, name, breach, 0));
  }

  /// @param sort what a campaign does too much of
  Tag plan(Tag.Sort sort, String campaign) {
    return plans.computeIfAbsent(sort + campaign, any -> new Tag(sort, campaign, null, 0));
  }

  Tag stack(double rate) {
    return stacks[Bins.rate(rate)];
  }

  Tag failed() {
    return failed;
  }

  Collection<Label> labels() {
    return labels.values();
  }

  List<Tag> all() {
    var all = new ArrayList<Tag>(campaigns.values());
    labels.values().forEach(label -> all.addAll(label.tags()));
    all.addAll(breaches.values());
    all.addAll(List.of(stacks));
    all.add(failed);
    return all;
  }
}

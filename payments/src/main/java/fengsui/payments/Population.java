package fengsui.payments;

import fengsui.model.Alarm.Kind;
import java.util.List;

/// The payments among which it is asked where a case is: those since it began that could be part of
/// it.
final class Population {

  private final Recent recent;
  private final Campaigns campaigns;
  private final Levels levels;

  Population(Recent recent, Campaigns campaigns, Levels levels) {
    this.recent = recent;
    this.campaigns = campaigns;
    this.levels = levels;
  }

  List<Sample> of(Case found) {
    return recent.since(found.since()).stream()
        .filter(sample -> found.matches(sample) || !sample.explained())
        .filter(sample ->
            found.matches(sample) || found.tags().stream().anyMatch(tag -> could(tag, sample)))
        .toList();
  }

  private boolean could(Tag tag, Sample sample) {
    return switch (tag.sort()) {
      case LABEL, CAMPAIGN -> levels.home(tag, sample);
      case STACK, FAILED -> true;
      case SHARE, BURN -> inScope(tag, sample);
      case RATE, AMOUNT ->
          sample.payment().discounts().stream().anyMatch(each -> each.label().equals(tag.name()));
      case BREACH -> tag.kind() == Kind.FORBIDDEN_SCENE || inScope(tag, sample);
    };
  }

  private boolean inScope(Tag tag, Sample sample) {
    var campaign = campaigns.find(tag.name());
    if (campaign == null) {
      return true;
    }
    var scenes = campaign.scenes();
    var regions = campaign.change().scope().regions();
    var region = sample.payment().region();
    return (scenes.isEmpty() || scenes.contains(sample.payment().scene()))
        && (regions.isEmpty() || region == null || regions.contains(region));
  }
}

package fengsui.payments;

import fengsui.model.Alarm;
import fengsui.model.Alarm.Kind;
import fengsui.payments.Place.Attribute;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One cause that the net is after: what its payments carry, where they are, and what it has cost.
final class Case {

  /// After so many payments it is looked again where it is.
  private static final int LATER = 300;

  private final Set<Tag> tags = new LinkedHashSet<>();
  private final List<Sample> first = new ArrayList<>();
  private final Tally tally = new Tally();
  private final long foundAt;
  private final Share lately = new Share();
  private final Set<String> wholly = new HashSet<>();
  private Map<String, List<String>> limits = Map.of();
  private long since;
  private long last;
  private long payments;
  private double usual;
  private @Nullable Alarm alarm;
  private @Nullable Long until;
  private boolean lookedAgain;

  /// @param foundAt epoch milliseconds of the payment that gave it away
  Case(long since, long foundAt) {
    this.since = since;
    this.foundAt = foundAt;
    this.last = foundAt;
  }

  Set<Tag> tags() {
    return tags;
  }

  long since() {
    return since;
  }

  long foundAt() {
    return foundAt;
  }

  long last() {
    return last;
  }

  @Nullable Long until() {
    return until;
  }

  @Nullable Alarm alarm() {
    return alarm;
  }

  Tally tally() {
    return tally;
  }

  /// The payments of it up to the alarm.
  List<Sample> first() {
    return first;
  }

  long payments() {
    return payments;
  }

  /// What share of the payments in its limits would carry its tags if nothing were wrong.
  double usual() {
    return usual;
  }

  Kind kind() {
    return tags.stream().map(Tag::kind).min(Kind::compareTo).orElseThrow();
  }

  /// Whether it is about failed payments rather than about discounts.
  boolean failing() {
    return tags.stream().anyMatch(tag -> tag.sort() == Tag.Sort.FAILED);
  }

  boolean told() {
    return alarm != null;
  }

  /// Whether it is about what payments carry `tag` for: the same label or campaign.
  boolean names(Tag tag) {
    return tags.stream().anyMatch(each -> !each.name().isEmpty() && each.name().equals(tag.name()));
  }

  void add(Tag tag, long from, double usualShare) {
    tags.add(tag);
    since = Math.min(since, from);
    usual = Math.max(usual, usualShare);
  }

  /// Whether a payment is one of it.
  boolean matches(Sample sample) {
    if (until != null || !inside(sample)) {
      return false;
    }
    for (var mark : sample.marks()) {
      if (tags.contains(mark.tag())) {
        return true;
      }
    }
    return !wholly.isEmpty() && carriesAll(sample);
  }

  private boolean carriesAll(Sample sample) {
    return sample.spent().stream().anyMatch(each -> wholly.contains(each.campaign().id()));
  }

  /// Nearly all of a campaign is wrong: what it takes off as it may is part of the case too.
  void takeWhole(String campaign) {
    wholly.add(campaign);
  }

  Set<String> wholly() {
    return wholly;
  }

  /// What the case took off a payment of it.
  BigDecimal off(Sample sample) {
    var off = Tally.off(sample, tags);
    for (var each : sample.spent()) {
      off = wholly.contains(each.campaign().id()) ? off.add(each.off()) : off;
    }
    return off;
  }

  /// Whether a payment carries what the case is about, wherever it is.
  boolean carries(Sample sample) {
    return tags.stream().anyMatch(sample::carries) || (!wholly.isEmpty() && carriesAll(sample));
  }

  /// Whether a payment is within its limits, whatever it carries.
  boolean inside(Sample sample) {
    if (limits.isEmpty()) {
      return true;
    }
    for (var attribute : Attribute.values()) {
      var allowed = limits.get(attribute.code());
      if (allowed != null && !allowed.contains(String.valueOf(attribute.of(sample.payment())))) {
        return false;
      }
    }
    return true;
  }

  /// Counts a payment of it.
  void take(Sample sample) {
    sample.explain(true);
    last = Math.max(last, sample.at());
    payments++;
    if (alarm == null) {
      first.add(sample);
    } else {
      tally.add(sample, off(sample), failing());
    }
  }

  /// Takes note of a payment of whatever kind, so that it is seen when it is over.
  void see(Sample sample, boolean hit) {
    if (inside(sample)) {
      lately.add(sample.at(), hit);
    }
  }

  /// Tells it. From now on only what lies in `narrowed` is part of it.
  void tell(Alarm told, Map<String, List<String>> narrowed) {
    limits = narrowed;
    first.stream().filter(sample -> !inside(sample)).forEach(sample -> sample.explain(false));
    first.removeIf(sample -> !inside(sample));
    payments = first.size();
    alarm = told;
    first.forEach(sample -> tally.add(sample, off(sample), failing()));
    first.clear();
  }

  /// Whether only some of the payments that carry its tags are part of it.
  boolean limited() {
    return !limits.isEmpty();
  }

  /// It is elsewhere too.
  void widen() {
    limits = Map.of();
  }

  /// Replaces what was told by what is known now.
  void retell(Alarm told) {
    alarm = told;
  }

  /// Whether it seems over at `now`: its share has been usual for a minute.
  boolean seemsOver(long now) {
    return told() && now - foundAt > Share.SPAN && lately.atMost(now, usual);
  }

  /// The end of the last seconds with more than usual.
  long lastUnusual() {
    return lately.lastOver(usual, last);
  }

  /// Whether enough more has come, or time has passed, to say better where it is; once.
  boolean toBeLookedAtAgain(long now) {
    if (!told() || lookedAgain || (payments < LATER && now - foundAt < Share.SPAN)) {
      return false;
    }
    lookedAgain = true;
    return true;
  }

  void close(long at) {
    until = at;
  }

  void reopen() {
    until = null;
  }
}

package fengsui.payments;

import fengsui.model.Alarm;
import fengsui.model.Alarm.DetectedAfter;
import fengsui.model.Alarm.Exposure;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Puts a case into the words of an alarm.
final class Telling {

  /// A label or campaign is part of the scope if so large a share of the payments carries it.
  private static final double WORTH_NAMING = 0.1;

  /// From this log likelihood ratio on, something else about the payments is part of the case.
  private static final double CONVINCING = 12;

  private final Recent recent;
  private final Campaigns campaigns;
  private final Suspects suspects;
  private final Levels levels;
  private final Population population;

  Telling(Recent recent, Campaigns campaigns, Levels levels) {
    this.recent = recent;
    this.campaigns = campaigns;
    this.suspects = new Suspects(campaigns);
    this.levels = levels;
    this.population = new Population(recent, campaigns, levels);
  }

  /// @param limits where the case is
  record Told(Alarm alarm, Map<String, List<String>> limits) {}

  /// Tells a case for the first time.
  Told of(Case found, long now) {
    var around = population.of(found);
    var limits = Whereabouts.of(around, found::carries, found.usual());
    var hits = found.first().stream().filter(sample -> inside(sample, limits)).toList();
    var scope = new TreeMap<String, List<String>>(limits);
    var names = names(found, hits);
    scope.putAll(names);
    var since = Instant.ofEpochMilli(found.since());
    long among = around.stream().filter(sample -> inside(sample, limits)).count();
    var level = levels.of(found, hits, among);
    var labels = new TreeSet<>(names.getOrDefault("label", List.of()));
    var kind = found.kind();
    var alarm =
        new Alarm(
            Ids.of(kind, since, scope),
            kind,
            scope,
            since,
            Instant.ofEpochMilli(now),
            null,
            new DetectedAfter(Duration.ofMillis(now - found.since()), hits.size()),
            level.observed(),
            level.expected(),
            Wording.why(found, scope, level),
            suspects.of(found, hits, labels),
            found.tally().exposure());
    return new Told(alarm, limits);
  }

  /// Adds to a case what else is wrong with its payments, so that nothing of it is told twice or
  /// not at all.
  void complete(Case found) {
    var hits = found.first();
    var counts = new HashMap<Tag, Integer>();
    for (var hit : hits) {
      hit.marks().stream()
          .map(Sample.Mark::tag)
          .filter(tag -> tag.sort() == Tag.Sort.LABEL || tag.sort() == Tag.Sort.BREACH)
          .forEach(tag -> counts.merge(tag, 1, Integer::sum));
    }
    counts.forEach((tag, count) -> {
      double usual = levels.usual(tag, hits) + 0.01;
      double ratio = count > usual ? count * Math.log(count / usual) - (count - usual) : 0;
      if (ratio > CONVINCING && !found.failing() && !found.names(tag)) {
        found.add(tag, found.since(), 0);
      }
    });
    whole(found);
  }

  private void whole(Case found) {
    for (var tag : List.copyOf(found.tags())) {
      if (tag.sort() == Tag.Sort.BREACH && stamped(found, tag)) {
        var kept =
            recent.since(found.since()).stream()
                .filter(sample ->
                    sample.spent().stream()
                        .anyMatch(each -> each.campaign().id().equals(tag.name())))
                .toList();
        if (kept.size() * 4 <= found.first().size()) {
          found.takeWhole(tag.name());
          kept.forEach(found::take);
        }
      }
    }
  }

  /// Whether payments of a case carry the id of a campaign, rather than only its label.
  private static boolean stamped(Case found, Tag breach) {
    return found.first().stream()
        .anyMatch(hit ->
            hit.marks().stream()
                .filter(mark -> mark.tag() == breach && mark.discount() >= 0)
                .map(mark -> hit.payment().discounts().get(mark.discount()).campaign())
                .anyMatch(breach.name()::equals));
  }

  /// Tells again where a case is, now that there is more of it.
  Alarm again(Case found) {
    var told = Objects.requireNonNull(found.alarm());
    if (found.limited()) {
      return told;
    }
    var scope = new TreeMap<>(told.scope());
    for (var attribute : Place.Attribute.values()) {
      scope.remove(attribute.code());
    }
    scope.putAll(Whereabouts.of(population.of(found), found::carries, found.usual()));
    return with(told, scope, told.until(), found);
  }

  /// What was told, with what is known by now.
  Alarm now(Case found) {
    var told = Objects.requireNonNull(found.alarm());
    var until = found.until() == null ? null : Instant.ofEpochMilli(found.until());
    return with(told, told.scope(), until, found);
  }

  /// What was told, without limits.
  Alarm wider(Case found) {
    var told = Objects.requireNonNull(found.alarm());
    var scope = new TreeMap<>(told.scope());
    scope.keySet().removeIf(name -> !name.equals("label") && !name.equals("campaign"));
    return with(told, scope, told.until(), found);
  }

  /// The same alarm, over at `until`.
  static Alarm until(Alarm told, @Nullable Instant until) {
    return with(told, told.scope(), until, told.exposure());
  }

  private static Alarm with(
      Alarm told, SortedMap<String, List<String>> scope, @Nullable Instant until, Case found) {
    return with(told, scope, until, found.tally().exposure());
  }

  private static Alarm with(
      Alarm told,
      SortedMap<String, List<String>> scope,
      @Nullable Instant until,
      Exposure exposure) {
    return new Alarm(
        told.id(),
        told.kind(),
        scope,
        told.since(),
        told.raisedAt(),
        until,
        told.detectedAfter(),
        told.observed(),
        told.expected(),
        told.why(),
        told.suspects(),
        exposure);
  }

  private static boolean inside(Sample sample, Map<String, List<String>> limits) {
    for (var attribute : Place.Attribute.values()) {
      var allowed = limits.get(attribute.code());
      if (allowed != null && !allowed.contains(String.valueOf(attribute.of(sample.payment())))) {
        return false;
      }
    }
    return true;
  }

  /// The labels and campaigns of what is wrong.
  private Map<String, List<String>> names(Case found, List<Sample> hits) {
    var labels = new HashMap<String, Integer>();
    var ids = new HashMap<String, Integer>();
    for (var hit : hits) {
      hit.marks().stream()
          .filter(mark -> mark.discount() >= 0 && found.tags().contains(mark.tag()))
          .map(mark -> hit.payment().discounts().get(mark.discount()))
          .distinct()
          .forEach(discount -> {
            labels.merge(discount.label(), 1, Integer::sum);
            if (discount.campaign() != null) {
              ids.merge(discount.campaign(), 1, Integer::sum);
            }
          });
    }
    var names = new HashMap<String, List<String>>();
    found.wholly().stream()
        .map(campaigns::find)
        .filter(Objects::nonNull)
        .forEach(campaign -> {
          labels.merge(campaign.label(), hits.size(), Integer::sum);
          ids.merge(campaign.id(), hits.size(), Integer::sum);
        });
    name("label", labels, hits.size(), names);
    name("campaign", ids, hits.size(), names);
    return names;
  }

  private static void name(
      String attribute, Map<String, Integer> counts, int hits, Map<String, List<String>> names) {
    var worth =
        counts.entrySet().stream()
            .filter(each -> each.getValue() >= WORTH_NAMING * hits)
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    if (!worth.isEmpty()) {
      names.put(attribute, worth);
    }
  }
}

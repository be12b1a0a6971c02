package fengsui.guard.dependencies;

import fengsui.guard.dependencies.Finding.Severity;
import fengsui.model.Dependencies;
import fengsui.model.Dependencies.Dependency;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a catalogue of dependencies lacks. The score is 100 less what each finding costs, and at
/// least 0: a number to compare with the last one, no measure of anything else.
///
/// @param findings the worst first
public record Review(List<Finding> findings, int score) {

  /// A time in which nobody may change anything; `to` is not part of it.
  public record Freeze(Instant from, Instant to) {}

  /// Reviews a catalogue.
  ///
  /// @param seen names that something of ours was seen to call
  /// @param freeze nothing if none is planned
  public static Review of(Dependencies catalogue, Set<String> seen, @Nullable Freeze freeze) {
    var found = new ArrayList<Finding>();
    catalogue.journeys().forEach(journey -> unknownNeeds(catalogue, journey, found));
    for (var each : catalogue.all()) {
      unknownFallbacks(catalogue, each, found);
      sharing(catalogue, each, found);
      operations(catalogue, each, found);
      certificate(each, freeze, found);
    }
    abroad(catalogue, found);
    unlisted(catalogue, seen, found);
    unused(catalogue, found);
    found.sort(
        Comparator.comparing(Finding::severity)
            .thenComparing(Finding::rule)
            .thenComparing(Finding::about));
    int cost = found.stream().mapToInt(finding -> finding.severity().cost()).sum();
    return new Review(List.copyOf(found), Math.max(0, 100 - cost));
  }

  private static void unknownNeeds(
      Dependencies catalogue, Dependencies.Journey journey, List<Finding> found) {
    for (var need : journey.needs()) {
      if (catalogue.find(need).isEmpty()) {
        found.add(
            new Finding(
                "unknown-need",
                Severity.CRITICAL,
                journey.id(),
                "the journey " + journey.id() + " needs " + need + ", which nobody described",
                "describe " + need + " under dependencies"));
      }
    }
  }

  private static void unknownFallbacks(
      Dependencies catalogue, Dependency each, List<Finding> found) {
    for (var id : each.fallbacks()) {
      if (id.equals(each.id())) {
        found.add(
            new Finding(
                "fallback-of-itself",
                Severity.WARNING,
                each.id(),
                each.id() + " is to take its own place",
                "name another one"));
      } else if (catalogue.find(id).isEmpty()) {
        found.add(
            new Finding(
                "unknown-fallback",
                Severity.CRITICAL,
                each.id(),
                id + " is to take the place of " + each.id() + ", but nobody described it",
                "describe " + id + " under dependencies, or take it from the list"));
      }
    }
  }

  /// It and all that may take its place, pair by pair.
  private static void sharing(Dependencies catalogue, Dependency each, List<Finding> found) {
    var group =
        Stream.concat(
                Stream.of(each),
                each.fallbacks().stream().flatMap(id -> catalogue.find(id).stream()))
            .distinct()
            .toList();
    for (int i = 0; i < group.size(); i++) {
      for (int j = i + 1; j < group.size(); j++) {
        sharing(each, group.get(i), group.get(j), found);
      }
    }
  }

  private static void sharing(
      Dependency of, Dependency one, Dependency other, List<Finding> found) {
    if (one.provider().equals(other.provider())) {
      found.add(
          new Finding(
              "shared-provider",
              Severity.WARNING,
              of.id(),
              "%s and %s are both %s's: one outage takes both"
                  .formatted(one.id(), other.id(), one.provider()),
              "have one of them from somebody else"));
    } else if (overlap(one, other)) {
      found.add(
          new Finding(
              "shared-address-block",
              Severity.WARNING,
              of.id(),
              "%s and %s stand in one block of addresses: one block or one route takes both"
                  .formatted(one.id(), other.id()),
              "have one of them somewhere else"));
    }
  }

  private static boolean overlap(Dependency one, Dependency other) {
    return one.addresses().stream()
        .anyMatch(block -> other.addresses().stream().anyMatch(block::overlaps));
  }

  private static void operations(Dependencies catalogue, Dependency each, List<Finding> found) {
    if (each.purpose().operations() && !reachableAtHome(catalogue, each, new HashSet<>())) {
      found.add(
          new Finding(
              "operations-abroad-only",
              Severity.CRITICAL,
              each.id(),
              "%s (%s) is reachable abroad only: when the border is down you cannot mend anything with it"
                  .formatted(each.id(), each.purpose().code()),
              "keep a way on this side"));
    }
  }

  private static void abroad(Dependencies catalogue, List<Finding> found) {
    for (var journey : catalogue.journeys()) {
      for (var need : journey.needs()) {
        var known = catalogue.find(need);
        if (known.isPresent() && !reachableAtHome(catalogue, known.get(), new HashSet<>())) {
          found.add(
              new Finding(
                  "no-domestic-fallback",
                  journey.critical() ? Severity.CRITICAL : Severity.WARNING,
                  journey.id(),
                  "the journey %s needs %s, which is abroad, and nothing on this side takes its place"
                      .formatted(journey.id(), need),
                  journey.queue() == null
                      ? "add a domestic fall-back, or let it wait in a queue"
                      : "add a domestic fall-back"));
        }
      }
    }
  }

  private static boolean reachableAtHome(
      Dependencies catalogue, Dependency each, Set<String> asked) {
    return each.domestic()
        || (asked.add(each.id())
            && each.fallbacks().stream()
                .flatMap(id -> catalogue.find(id).stream())
                .anyMatch(other -> reachableAtHome(catalogue, other, asked)));
  }

  private static void certificate(Dependency each, @Nullable Freeze freeze, List<Finding> found) {
    var until = each.certificateUntil();
    if (freeze != null && until != null && until.isBefore(freeze.to())) {
      found.add(
          new Finding(
              "certificate-ends-in-freeze",
              Severity.CRITICAL,
              each.id(),
              "the certificate of %s ends at %s, and until %s nobody may change it"
                  .formatted(each.id(), until, freeze.to()),
              "renew it before " + freeze.from()));
    }
  }

  private static void unlisted(Dependencies catalogue, Set<String> seen, List<Finding> found) {
    for (var name : new TreeSet<>(seen)) {
      if (catalogue.all().stream()
          .flatMap(each -> each.hosts().stream())
          .noneMatch(host -> covers(host, name))) {
        found.add(
            new Finding(
                "not-in-catalogue",
                Severity.NOTE,
                name,
                "something of ours calls " + name + ", which is in no list",
                "describe what it is for, or stop calling it"));
      }
    }
  }

  private static boolean covers(String host, String name) {
    return host.startsWith("*.") ? name.endsWith(host.substring(1)) : host.equalsIgnoreCase(name);
  }

  private static void unused(Dependencies catalogue, List<Finding> found) {
    var used = new HashSet<String>();
    catalogue.journeys().forEach(journey -> used.addAll(journey.needs()));
    for (var each : catalogue.all()) {
      each.fallbacks().stream().filter(id -> !id.equals(each.id())).forEach(used::add);
    }
    for (var each : catalogue.all()) {
      if (!used.contains(each.id()) && !each.purpose().operations()) {
        found.add(
            new Finding(
                "unused",
                Severity.NOTE,
                each.id(),
                "no journey needs " + each.id() + ", and it takes nobody's place",
                "say which journey needs it, or take it from the catalogue"));
      }
    }
  }
}

package fengsui.guard.dependencies;

import fengsui.model.Coded;
import fengsui.model.Dependencies;
import fengsui.model.Dependencies.Journey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What becomes of each journey in an outage, if every fall-back does what it is to do.
public final class WhatIf {

  private final Dependencies catalogue;
  private final Outage outage;

  private WhatIf(Dependencies catalogue, Outage outage) {
    this.catalogue = catalogue;
    this.outage = outage;
  }

  /// What becomes of a journey.
  public enum Fate implements Coded {
    BREAKS("breaks"),
    QUEUES("queues"),
    SURVIVES("survives");

    private final String code;

    Fate(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  /// A journey's fate.
  ///
  /// @param why what is away without anything in its place, or what takes its place
  public record Told(String journey, boolean critical, Fate fate, String why) {}

  /// The fate of each journey, those that break first.
  public static List<Told> of(Dependencies catalogue, Outage outage) {
    var asking = new WhatIf(catalogue, outage);
    return catalogue.journeys().stream()
        .map(asking::told)
        .sorted(Comparator.comparing(Told::fate).thenComparing(told -> !told.critical()))
        .toList();
  }

  private Told told(Journey journey) {
    var away = new ArrayList<String>();
    var instead = new ArrayList<String>();
    for (var need : journey.needs()) {
      var by = carrying(need, new HashSet<>());
      if (by.isEmpty()) {
        away.add(need);
      } else if (!by.get().equals(need)) {
        instead.add(by.get() + " for " + need);
      }
    }
    if (away.isEmpty()) {
      var why = instead.isEmpty() ? "nothing it needs is away" : String.join(", ", instead);
      return new Told(journey.id(), journey.critical(), Fate.SURVIVES, why);
    }
    return waiting(journey, String.join(", ", away) + " away, and nothing in its place");
  }

  private Told waiting(Journey journey, String why) {
    var queue = journey.queue();
    if (queue == null) {
      return new Told(journey.id(), journey.critical(), Fate.BREAKS, why);
    }
    var enough = queue.compareTo(outage.lasting()) >= 0;
    var minutes =
        "%s; it may wait %d min of %d"
            .formatted(why, queue.toMinutes(), outage.lasting().toMinutes());
    return new Told(journey.id(), journey.critical(), enough ? Fate.QUEUES : Fate.BREAKS, minutes);
  }

  /// The dependency that does the work of `id`: itself, or the first fall-back that is there.
  private Optional<String> carrying(String id, Set<String> asked) {
    var known = catalogue.find(id);
    if (known.isEmpty() || !asked.add(id)) {
      return Optional.empty();
    }
    if (!outage.takes(known.get())) {
      return Optional.of(id);
    }
    return known.get().fallbacks().stream()
        .flatMap(other -> carrying(other, asked).stream())
        .findFirst();
  }
}

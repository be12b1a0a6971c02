package fengsui.dns.verdict;

import fengsui.dns.message.Name;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is usual for one name, learnt from answers that were proven genuine.
///
/// What was not seen for [#AGE] is forgotten. Nothing counts as unusual before [#ENOUGH] lessons.
///
/// @param lessons how many answers it was learnt from
/// @param places where its addresses lay, each with the time when last
/// @param suffixes the registered domains that its aliases ended in, each with the time when last
/// @param shortest the shortest time to live seen; null if none was told
/// @param longest the longest
record Profile(
    int lessons,
    Map<Vicinity, Instant> places,
    Map<Name, Instant> suffixes,
    @Nullable Duration shortest,
    @Nullable Duration longest) {

  static final Duration AGE = Duration.ofDays(30);
  static final int ENOUGH = 3;
  static final Profile BLANK = new Profile(0, Map.of(), Map.of(), null, null);

  private static final int MOST_PLACES = 32;
  private static final int MOST_SUFFIXES = 8;

  /// A cache counts down, so a short time says little before many were seen.
  private static final int ENOUGH_FOR_SHORT = 8;

  private static final int FAR_BELOW = 8;
  private static final int FAR_ABOVE = 4;

  Profile {
    places = Map.copyOf(places);
    suffixes = Map.copyOf(suffixes);
  }

  /// Returns this after a lesson.
  ///
  /// @param alias the last of the aliases, if there are any
  Profile after(
      List<InetAddress> addresses, @Nullable Name alias, @Nullable Duration ttl, Instant at) {
    var nextPlaces = fresh(places, at);
    addresses.forEach(address -> nextPlaces.put(Vicinity.of(address), at));
    var nextSuffixes = fresh(suffixes, at);
    if (alias != null) {
      nextSuffixes.put(Domains.registered(alias), at);
    }
    return new Profile(
        Math.min(lessons + 1, 1_000_000),
        newest(nextPlaces, MOST_PLACES),
        newest(nextSuffixes, MOST_SUFFIXES),
        shortest == null || (ttl != null && ttl.compareTo(shortest) < 0) ? ttl : shortest,
        longest == null || (ttl != null && ttl.compareTo(longest) > 0) ? ttl : longest);
  }

  /// Whether enough is known, and lately, to call something unusual.
  boolean settled(Instant at) {
    return lessons >= ENOUGH && places.values().stream().anyMatch(seen -> known(seen, at));
  }

  boolean holds(Vicinity place, Instant at) {
    return known(places.get(place), at);
  }

  boolean holds(Name suffix, Instant at) {
    return known(suffixes.get(suffix), at);
  }

  /// Returns what is odd about a time to live; null if nothing is.
  @Nullable String oddity(Duration ttl) {
    if (longest == null || shortest == null || lessons < ENOUGH) {
      return null;
    }
    if (ttl.compareTo(longest.multipliedBy(FAR_ABOVE)) > 0) {
      return "its time to live of %d s is far above the %d s that were the most so far"
          .formatted(ttl.toSeconds(), longest.toSeconds());
    }
    if (lessons >= ENOUGH_FOR_SHORT && ttl.multipliedBy(FAR_BELOW).compareTo(shortest) < 0) {
      return "its time to live of %d s is far below the %d s that were the least so far"
          .formatted(ttl.toSeconds(), shortest.toSeconds());
    }
    return null;
  }

  private static boolean known(@Nullable Instant seen, Instant at) {
    return seen != null && !seen.isBefore(at.minus(AGE));
  }

  private static <K> Map<K, Instant> fresh(Map<K, Instant> all, Instant at) {
    var fresh = new HashMap<>(all);
    fresh.values().removeIf(seen -> !known(seen, at));
    return fresh;
  }

  private static <K> Map<K, Instant> newest(Map<K, Instant> all, int most) {
    while (all.size() > most) {
      all.remove(
          all.entrySet().stream()
              .min(Map.Entry.comparingByValue(Comparator.naturalOrder()))
              .orElseThrow()
              .getKey());
    }
    return all;
  }
}

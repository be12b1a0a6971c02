package fengsui.dns.verdict;

import fengsui.dns.Answer;
import fengsui.dns.message.Name;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/// What is usual for each name. Bounded; safe for use by many threads: each profile is a value that
/// is replaced as a whole.
public final class Profiles {

  private static final int MOST_NAMES = 4096;

  private final ConcurrentMap<Name, Profile> profiles = new ConcurrentHashMap<>();

  /// Starts without any.
  public Profiles() {}

  Profiles(Map<Name, Profile> known) {
    profiles.putAll(known);
  }

  Map<Name, Profile> all() {
    return Map.copyOf(profiles);
  }

  /// How many names there is something known of.
  public int size() {
    return profiles.size();
  }

  @Nullable Profile find(Name name) {
    return profiles.get(name);
  }

  /// Learns from an answer whose `addresses` were proven to be the name's. Forgets the names of
  /// which nothing was learnt for long before it takes more than it may hold.
  void learn(Answer answer, List<InetAddress> addresses, Instant at) {
    if (profiles.size() >= MOST_NAMES && !profiles.containsKey(answer.name())) {
      profiles.values().removeIf(each -> !each.settled(at));
    }
    if (profiles.size() < MOST_NAMES || profiles.containsKey(answer.name())) {
      profiles.merge(
          answer.name(),
          Profile.BLANK.after(addresses, alias(answer), answer.ttl(), at),
          (known, unused) -> known.after(addresses, alias(answer), answer.ttl(), at));
    }
  }

  static @Nullable Name alias(Answer answer) {
    return answer.aliases().isEmpty() ? null : answer.aliases().getLast();
  }
}

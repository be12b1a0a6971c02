package fengsui.dns.verdict;

import fengsui.dns.message.Name;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// How many unrelated names were answered with one address lately. A resolver that has gone wrong
/// answers with one address for everything; so does a portal.
///
/// Names count as related if they, or the last of their aliases, lie in one registered domain: the
/// customers of a CDN are one. An address that an authenticated operator, too, gave for one of the
/// names is a shared host, and counts for nothing while that is known. Bounded in addresses and in
/// names for each; time is passed in. Safe for use by many threads.
public final class Crowd {

  /// So many unrelated names make an address suspect.
  public static final int MANY = 5;

  private static final Duration WINDOW = Duration.ofMinutes(10);
  private static final Duration VOUCHED = Duration.ofHours(24);
  private static final int MOST_ADDRESSES = 4096;
  private static final int MOST_NAMES = 16;

  private final Map<InetAddress, Guests> guests = new ConcurrentHashMap<>();

  /// Who was answered with one address, and when last, in epoch seconds.
  private static final class Guests {
    private final Map<Name, Long> domains = HashMap.newHashMap(2);
    private long vouchedUntil = Long.MIN_VALUE;

    synchronized int count(Name domain, long now) {
      domains.put(domain, now);
      if (domains.size() == 1) {
        return now < vouchedUntil ? 0 : 1;
      }
      domains.values().removeIf(seen -> stale(seen, now));
      if (domains.size() > MOST_NAMES) {
        domains.remove(domain);
      }
      return now < vouchedUntil ? 0 : domains.size();
    }

    private static boolean stale(long seen, long now) {
      return now - seen > WINDOW.toSeconds();
    }

    synchronized void vouch(long until) {
      vouchedUntil = Math.max(vouchedUntil, until);
    }

    synchronized boolean idle(long now) {
      domains.values().removeIf(seen -> stale(seen, now));
      return domains.isEmpty() && now >= vouchedUntil;
    }

    synchronized boolean alone(long now) {
      return domains.size() <= 1 && now >= vouchedUntil;
    }
  }

  /// Takes note that `name` was answered with `address`.
  ///
  /// @param alias the last of its aliases, if it has any
  /// @return how many unrelated names were within the window; 0 for a shared host
  int count(InetAddress address, Name name, @Nullable Name alias, Instant at) {
    var now = at.getEpochSecond();
    return room(address, now).count(Domains.registered(alias == null ? name : alias), now);
  }

  /// Takes note that an authenticated operator, or a proof, gave `address` for a name of its own.
  void vouch(InetAddress address, Instant at) {
    var now = at.getEpochSecond();
    room(address, now).vouch(now + VOUCHED.toSeconds());
  }

  int size() {
    return guests.size();
  }

  private Guests room(InetAddress address, long now) {
    var known = guests.get(address);
    if (known != null) {
      return known;
    }
    if (guests.size() >= MOST_ADDRESSES) {
      guests.values().removeIf(each -> each.idle(now));
    }
    if (guests.size() >= MOST_ADDRESSES) {
      guests.values().removeIf(each -> each.alone(now));
    }
    if (guests.size() >= MOST_ADDRESSES) {
      guests.clear(); // thousands of crowds at once: begin anew rather than grow
    }
    return guests.computeIfAbsent(address, unused -> new Guests());
  }
}

package fengsui.payments;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The last payments, so that an alarm can tell since when and where.
final class Recent {

  private static final int SIZE = 1 << 16;

  /// A look back ends where so many more hits than there were would be usual.
  private static final double HOPELESS = 40;

  private final @Nullable Sample[] ring = new @Nullable Sample[SIZE];
  private long added;

  void add(Sample sample) {
    ring[(int) (added++ & SIZE - 1)] = sample;
  }

  /// Where a change began, by the largest likelihood ratio of all beginnings.
  ///
  /// @param hits the payments with the tag since then, in order
  /// @param among all payments that are in question since then, in order
  record Beginning(List<Sample> hits, List<Sample> among) {}

  /// Looks back from the newest payment.
  ///
  /// @param usual the share of `tag` that is usual at most
  Beginning of(Tag tag, Place place, double usual) {
    var among = new ArrayList<Sample>();
    var hits = new ArrayList<Sample>();
    double best = 0;
    int bestAmong = 0;
    int bestHits = 0;
    for (long back = added - 1; back >= Math.max(0, added - SIZE); back--) {
      var sample = at(back);
      if (sample.explained() || !sample.in(place)) {
        continue;
      }
      among.add(sample);
      if (sample.carries(tag)) {
        hits.add(sample);
        double ratio = ratio(hits.size(), among.size() * usual);
        if (ratio >= best) {
          best = ratio;
          bestAmong = among.size();
          bestHits = hits.size();
        }
      } else if (among.size() * usual > 2 * hits.size() + HOPELESS) {
        break;
      }
    }
    return new Beginning(reversed(hits, bestHits), reversed(among, bestAmong));
  }

  /// All payments from `since` on.
  List<Sample> since(long since) {
    var found = new ArrayList<Sample>();
    for (long i = Math.max(0, added - SIZE); i < added; i++) {
      if (at(i).at() >= since) {
        found.add(at(i));
      }
    }
    return found;
  }

  private Sample at(long number) {
    return Objects.requireNonNull(ring[(int) (number & SIZE - 1)]);
  }

  private static double ratio(double hits, double usual) {
    return hits > usual ? hits * Math.log(hits / usual) - (hits - usual) : 0;
  }

  private static List<Sample> reversed(List<Sample> all, int first) {
    var part = new ArrayList<>(all.subList(0, first));
    Collections.reverse(part);
    return part;
  }
}

package fengsui.localize;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Failures and requests per leaf over a sliding window, so that whoever raises an alarm can tell
/// its scope at once.
///
/// Time is cut into slots, such as seconds. The newest slots are what is looked at, and the slots
/// before them tell what is normal. Adding costs the same whatever the window's length; each new
/// slot costs one step per leaf. What comes too late for the window is refused, and a leaf without
/// requests in it is forgotten. Not safe for several threads.
public final class Window {

  private static final int MOST_SLOTS = 100_000;

  private final List<String> attributes;
  private final int now;
  private final int slots;
  private final Map<List<String>, Ring> leaves = new HashMap<>();
  private long newest = Long.MIN_VALUE;

  /// @param now how many of the newest slots are looked at
  /// @param before how many slots before them tell what is normal
  public Window(List<String> attributes, int now, int before) {
    if (now < 1 || before < 0 || (long) now + before > MOST_SLOTS) {
      throw new IllegalArgumentException(
          "slots must be at least 1 now, 0 before and %d in all, but are %d and %d"
              .formatted(MOST_SLOTS, now, before));
    }
    this.attributes = List.copyOf(attributes);
    this.now = now;
    slots = now + before;
  }

  /// Adds `bad` failures among `total` requests of `slot`, which becomes the newest if it is later
  /// than all before. Returns whether it came in time.
  public boolean add(long slot, List<String> values, long bad, long total) {
    if (values.size() != attributes.size() || bad < 0 || bad > total) {
      throw new IllegalArgumentException(
          "a leaf must have %d values and 0 to all of its requests failed, but is %s with %d of %d"
              .formatted(attributes.size(), values, bad, total));
    }
    advance(slot);
    if (slot <= newest - slots) {
      return false;
    }
    var ring = leaves.computeIfAbsent(List.copyOf(values), any -> new Ring(slots));
    ring.add(Math.floorMod(slot, slots), slot > newest - now, bad, total);
    return true;
  }

  /// Lets time go on to `slot`, also if nothing happens in it.
  public void advance(long slot) {
    if (newest == Long.MIN_VALUE || slot - newest >= slots) {
      leaves.clear();
      newest = slot;
    }
    while (newest < slot) {
      newest++;
      step();
    }
  }

  private void step() {
    var opened = Math.floorMod(newest, slots);
    var aged = Math.floorMod(newest - now, slots);
    leaves.values().forEach(ring -> ring.step(opened, aged));
    leaves.values().removeIf(Ring::empty);
  }

  /// Explains the failures of the newest slots.
  ///
  /// @param top how many combinations to rank
  public Explanation explain(int top) {
    var failures = Failures.of(attributes);
    leaves.forEach((values, ring) -> ring.into(failures, values));
    return Localizer.counts(failures.leaves(), top);
  }

  /// One leaf's counts, slot by slot, with their sums.
  private static final class Ring {

    private final long[] bad;
    private final long[] total;
    private long badNow;
    private long totalNow;
    private long badAll;
    private long totalAll;

    private Ring(int slots) {
      bad = new long[slots];
      total = new long[slots];
    }

    private void add(int at, boolean isNow, long failed, long all) {
      bad[at] += failed;
      total[at] += all;
      badAll += failed;
      totalAll += all;
      badNow += isNow ? failed : 0;
      totalNow += isNow ? all : 0;
    }

    /// `aged` goes from now to before; the oldest, where `opened` is to be, is forgotten.
    private void step(int opened, int aged) {
      badNow -= bad[aged];
      totalNow -= total[aged];
      badAll -= bad[opened];
      totalAll -= total[opened];
      bad[opened] = 0;
      total[opened] = 0;
    }

    private boolean empty() {
      return totalAll == 0;
    }

    private void into(Failures failures, List<String> values) {
      failures.now(values, (double) badNow, (double) totalNow);
      failures.before(values, (double) (badAll - badNow), (double) (totalAll - totalNow));
    }
  }
}

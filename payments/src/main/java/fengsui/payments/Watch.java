package fengsui.payments;

import fengsui.series.events.Usual;
import fengsui.series.events.UsualShare;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One tag among one kind of payments: evidence that its share is above what is usual.
///
/// It is touched at hits only: the misses since the last hit are the payments counted since, and
/// their effect has a closed form.
final class Watch extends Counter {

  /// Evidence for an alarm of a tag among all payments, in payments of one watch without a false
  /// alarm.
  static final double THRESHOLD_FOR_ALL = 2e9;

  /// The same among payments of one place, of which there are many.
  static final double THRESHOLD = 1e12;

  private final Tag tag;
  private final Counter among;
  private final double threshold;
  private final double[] evidence = new double[Usual.SIZES];
  private @Nullable UsualShare usual;
  private int hour = -1;
  private long upTo;

  Watch(Tag tag, Counter among, double threshold) {
    this.tag = tag;
    this.among = among;
    this.threshold = threshold;
    this.upTo = among.seen();
  }

  Tag tag() {
    return tag;
  }

  Counter among() {
    return among;
  }

  /// Takes a payment that carries the tag and was counted already, and returns whether there are
  /// now more than usual.
  boolean hit(int now, Usuals usuals) {
    if (now != hour) {
      usual = usuals.of(taught(), among.taught(), now, threshold);
      hour = now;
    }
    if (usual == null) {
      upTo = among.seen();
      return false;
    }
    long misses = among.seen() - upTo - 1;
    if (misses > 0) {
      usual.afterMisses(misses, evidence, 0);
    }
    upTo = among.seen();
    return usual.after(1, evidence, 0) >= threshold;
  }

  /// Forgets all evidence.
  void reset() {
    Arrays.fill(evidence, 0);
    upTo = among.seen();
  }

  /// What was taught has changed: look again at the next hit.
  void relearn() {
    hour = -1;
  }
}

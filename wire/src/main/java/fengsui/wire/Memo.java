package fengsui.wire;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;

/// What some texts mean, remembered: a text seen again is not read again, and its value is shared.
/// It remembers so many at most and forgets at random. Any thread may ask.
///
/// @param <T> immutable, because it is shared
final class Memo<T> {

  private static final int LONGEST = 4096;

  private final AtomicReferenceArray<Entry<T>> slots;
  private final Function<String, T> reading;

  private record Entry<T>(String text, T value) {}

  /// @param slots a power of two
  Memo(int slots, Function<String, T> reading) {
    this.slots = new AtomicReferenceArray<>(slots);
    this.reading = reading;
  }

  /// Returns the meaning of `line` from `start` to before `end`.
  ///
  /// @param hash any number that follows from that text
  T of(String line, int start, int end, int hash) {
    var slot = (hash ^ (hash >>> 15)) & (slots.length() - 1);
    var known = slots.getAcquire(slot);
    if (known != null && known.text.length() == end - start && line.startsWith(known.text, start)) {
      return known.value;
    }
    var text = line.substring(start, end);
    var value = reading.apply(text);
    if (text.length() <= LONGEST) {
      slots.setRelease(slot, new Entry<>(text, value));
    }
    return value;
  }
}

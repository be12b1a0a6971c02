package fengsui.payments;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// When what becomes usual: the history before the first payment that is watched, and what is
/// watched once it is old enough to have shown that nothing was wrong with it.
///
/// With a history, an hour is taught a day later. Without, the first minutes are taught as they
/// come until there are enough payments, and from then on with ten minutes' delay.
final class Lessons {

  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;

  /// What a history of one day cannot know: other days.
  private static final double MARGIN = 1.5;

  /// What some minutes cannot know: the rest of the day.
  private static final double MARGIN_COLD = 3;

  private final Places places;
  private final Tags tags;
  private final Deque<Lesson> waiting = new ArrayDeque<>();
  private long taught;
  private boolean begun;
  private boolean cold;
  private long slot = Long.MIN_VALUE;

  Lessons(Places places, Tags tags) {
    this.places = places;
    this.tags = tags;
  }

  /// What one counter saw in one slot.
  private record Seen(Counter counter, int number) {}

  private record Lesson(long slot, int hour, List<Seen> seen) {}

  void teach(Sample sample) {
    taught++;
    teach(sample.spot(), sample.hour());
    sample.labels().forEach(each -> teach(each, sample.hour()));
    for (var mark : sample.marks()) {
      mark.among().all().forEach(place -> mark.tag().watch(place).teach(sample.hour(), 1));
    }
  }

  private static void teach(Spot spot, int hour) {
    spot.all().forEach(place -> place.teach(hour, 1));
  }

  /// The history is over.
  void begin() {
    if (!begun) {
      begun = true;
      cold = !ready();
      relearn();
    }
  }

  boolean ready() {
    return taught >= SafetyNet.FIRST_LESSON;
  }

  double margin() {
    return cold ? MARGIN_COLD : MARGIN;
  }

  /// Time goes on to `now`.
  void pass(long now) {
    long current = now / length();
    if (current == slot) {
      return;
    }
    if (slot != Long.MIN_VALUE) {
      collect();
    }
    slot = current;
    boolean learnt = false;
    while (!waiting.isEmpty() && waiting.getFirst().slot() + delay() < current) {
      learn(waiting.removeFirst());
      learnt = true;
    }
    if (learnt) {
      relearn();
    }
  }

  private long length() {
    return cold ? MINUTE : HOUR;
  }

  /// In slots.
  private int delay() {
    if (cold) {
      return ready() ? 10 : 0;
    }
    return 24;
  }

  private void collect() {
    var seen = new ArrayList<Seen>();
    places.all().forEach(each -> collect(each, seen));
    tags.labels().forEach(label -> label.places().all().forEach(each -> collect(each, seen)));
    tags.all().forEach(tag -> tag.watches().forEach(each -> collect(each, seen)));
    waiting.add(new Lesson(slot, Sampler.hour(slot * length()), seen));
  }

  private static void collect(Counter counter, List<Seen> seen) {
    int number = counter.handOver();
    if (number > 0) {
      seen.add(new Seen(counter, number));
    }
  }

  private void learn(Lesson lesson) {
    for (var each : lesson.seen()) {
      each.counter().teach(lesson.hour(), each.number());
      taught += each.counter() == places.everywhere() ? each.number() : 0;
    }
  }

  private void relearn() {
    tags.labels().forEach(Label::relearn);
    tags.all().forEach(tag -> tag.watches().forEach(Watch::relearn));
  }
}

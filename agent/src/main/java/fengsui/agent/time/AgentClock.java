package fengsui.agent.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.function.LongSupplier;

/// The time as the command post tells it: the monotonic clock, anchored to the wall clock at the
/// start and corrected by what the post says. A jump of the wall clock does not move it.
///
/// Several threads may use one.
public final class AgentClock implements InstantSource {

  /// Of so many of the post's last answers the quickest is believed.
  private static final int SAMPLES = 8;

  /// Beyond half the round trips and this, two answers contradict one another: then something else
  /// than the network moved (the post's clock, or this machine slept), and the newer one is right.
  private static final Duration DRIFT = Duration.ofMillis(100);

  private final InstantSource wall;
  private final LongSupplier nanos;
  private final Instant startWall;
  private final long startNanos;
  private final Deque<Sample> samples = new ArrayDeque<>();
  private volatile Duration offset = Duration.ZERO;
  private Duration lastAhead = Duration.ZERO;

  public AgentClock(InstantSource wall, LongSupplier nanos) {
    this.wall = wall;
    this.nanos = nanos;
    this.startWall = wall.instant();
    this.startNanos = nanos.getAsLong();
  }

  /// The clocks of this machine.
  public static AgentClock system() {
    return new AgentClock(WallClock.system(), System::nanoTime);
  }

  private record Sample(Duration offset, Duration roundTrip) {}

  @Override
  public Instant instant() {
    return at(nanos.getAsLong());
  }

  /// The monotonic clock.
  public long nanos() {
    return nanos.getAsLong();
  }

  /// Whether the post ever told the time.
  public synchronized boolean told() {
    return !samples.isEmpty();
  }

  /// Learns from an answer: the post's time lies half-way between asking and hearing.
  ///
  /// @param asked by [#nanos]
  /// @param heard by [#nanos]
  public synchronized void learn(Instant postTime, long asked, long heard) {
    var roundTrip = Duration.ofNanos(heard - asked);
    var middle = anchored(asked).plus(roundTrip.dividedBy(2));
    var sample = new Sample(Duration.between(middle, postTime), roundTrip);
    if (samples.stream().anyMatch(earlier -> contradict(earlier, sample))) {
      samples.clear();
    }
    samples.addLast(sample);
    if (samples.size() > SAMPLES) {
      samples.removeFirst();
    }
    offset = samples.stream().min(Comparator.comparing(Sample::roundTrip)).orElse(sample).offset();
  }

  private static boolean contradict(Sample one, Sample other) {
    var apart = one.offset().minus(other.offset()).abs();
    var blur = one.roundTrip().plus(other.roundTrip()).dividedBy(2).plus(DRIFT);
    return apart.compareTo(blur) > 0;
  }

  /// How far the wall clock is ahead of this one; negative: behind.
  public Duration wallAhead() {
    return Duration.between(instant(), wall.instant());
  }

  /// How far the wall clock moved against the monotonic one since this was last asked.
  public synchronized Duration wallMoved() {
    var ahead = Duration.between(anchored(nanos.getAsLong()), wall.instant());
    var moved = ahead.minus(lastAhead);
    lastAhead = ahead;
    return moved;
  }

  private Instant at(long moment) {
    return anchored(moment).plus(offset);
  }

  private Instant anchored(long moment) {
    return startWall.plusNanos(moment - startNanos);
  }
}

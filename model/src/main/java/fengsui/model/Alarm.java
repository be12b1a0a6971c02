package fengsui.model;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the payment safety net has to tell: one cause, one alarm.
///
/// @param scope attributes with their values, such as label, campaign, scene, region; what is not
///   named is no limit
/// @param since when the first payment of it happened
/// @param raisedAt the payments' time at which it was told
/// @param until when it was over; nothing while it lasts
/// @param observed what was seen in scope: a share, a rate or money per minute, as `why` says
/// @param expected what is usual there, of the same kind
/// @param why one sentence
/// @param suspects changes whose effect can have this shape, the likeliest first
/// @param exposure what it has touched so far
public record Alarm(
    String id,
    Kind kind,
    SortedMap<String, List<String>> scope,
    Instant since,
    Instant raisedAt,
    @Nullable Instant until,
    DetectedAfter detectedAfter,
    double observed,
    double expected,
    String why,
    List<Suspect> suspects,
    Exposure exposure) {

  public Alarm {
    var copy = new TreeMap<String, List<String>>();
    scope.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    scope = Collections.unmodifiableSortedMap(copy);
    suspects = List.copyOf(suspects);
  }

  /// The same with another exposure.
  public Alarm costing(Exposure other) {
    return new Alarm(
        id,
        kind,
        scope,
        since,
        raisedAt,
        until,
        detectedAfter,
        observed,
        expected,
        why,
        suspects,
        other);
  }

  /// The same, over since `end`.
  public Alarm over(Instant end) {
    return new Alarm(
        id,
        kind,
        scope,
        since,
        raisedAt,
        end,
        detectedAfter,
        observed,
        expected,
        why,
        suspects,
        exposure);
  }

  /// The same under the name and with the beginning of `old`, which it goes on from.
  public Alarm after(Alarm old) {
    return new Alarm(
        old.id,
        old.kind,
        scope,
        old.since,
        old.raisedAt,
        until,
        old.detectedAfter,
        observed,
        expected,
        why,
        suspects,
        exposure);
  }

  /// What is not as it should be.
  public enum Kind implements Coded {
    FORBIDDEN_SCENE("forbidden-scene"),
    LABEL_SPIKE("label-spike"),
    DISCOUNT_SHIFT("discount-shift"),
    SUBSIDY_BURN("subsidy-burn"),
    SUCCESS_RATE("success-rate"),
    VOLUME("volume");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  /// How long it took.
  ///
  /// @param time from the first payment of it to the alarm
  /// @param payments how many payments of it there were until then
  public record DetectedAfter(Duration time, long payments) {}

  /// A change that may have done it.
  public record Suspect(String change, String why) {}

  /// Whom and what it touched: settled payments, without refunds.
  ///
  /// @param amount money off, in `currency`
  /// @param currency of most of them; payments in others are counted, their money is not added
  public record Exposure(long payments, long people, BigDecimal amount, String currency) {}
}

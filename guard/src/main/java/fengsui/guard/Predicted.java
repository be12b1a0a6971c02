package fengsui.guard;

import java.math.BigDecimal;
import java.util.Optional;

/// What a campaign would have done to the payments of the history.
///
/// Money is in the currency of most payments; payments in others are counted only.
///
/// @param minutes of the history
/// @param payments that would have got it
/// @param hitRate their share of all payments
/// @param perPayment money off one of them, on average
/// @param most money off one of them, at most
/// @param p50 money off per minute, in half of the minutes at most
/// @param p95 money off per minute, in 95 of 100 minutes at most
/// @param total money off until it ends, by the hours of the day in which it would be live; nothing
///   if its end is not said
/// @param outsideIntent payments that would have got it on a scene it is not meant for
/// @param free payments of which nothing would be left to pay
/// @param usualPerMinute money off per minute under all campaigns of the history
public record Predicted(
    long minutes,
    long payments,
    double hitRate,
    BigDecimal perPayment,
    BigDecimal most,
    BigDecimal p50,
    BigDecimal p95,
    Optional<BigDecimal> total,
    long outsideIntent,
    long free,
    BigDecimal usualPerMinute) {}

package fengsui.series.points;

/// What a point is worth once it has arrived, by what came before it alone.
///
/// @param at in epoch seconds
/// @param expected the level just before
/// @param low below it a single point has a score over 1
/// @param high above it a single point has a score over 1
/// @param score how far outside of that it lies, in units of what the series does on half of its
///   half-days; 0 inside
/// @param alarmed whether this point is to be told: those that follow within five points are not
public record Judged(
    long at,
    double value,
    double expected,
    double low,
    double high,
    double score,
    boolean alarmed) {}

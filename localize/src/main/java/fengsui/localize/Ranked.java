package fengsui.localize;

/// A combination and how well it explains the deviation.
///
/// @param evidence natural log of how much likelier the leaves are with this cause than without
/// @param score evidence less the price of describing the combination
/// @param bits how far the evidence is above what chance gives once in all that was searched, in
///   bits; by chance, at least `n` happens in at most 1 of 2^n searches if the model holds
/// @param leaves how many leaves it has
public record Ranked(
    Combination combination,
    double score,
    double evidence,
    double bits,
    double actual,
    double expected,
    int leaves) {}

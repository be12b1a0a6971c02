package fengsui.guard.flow;

import java.time.Instant;

/// Somebody agrees.
///
/// @param role the place that it is to fill; empty for the first open one that the actor may fill
/// @param contentHash of what was shown
/// @param at when, by the clock of whoever sent it
public record Vote(Actor by, String role, String contentHash, Instant at) {}

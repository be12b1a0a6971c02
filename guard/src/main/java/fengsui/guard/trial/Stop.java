package fengsui.guard.trial;

import java.time.Instant;

/// Why a change must stop.
///
/// @param judge such as `invariant`, `burn-rate`, `five-minutes`, `alarm`
/// @param why one sentence that a finance person understands
public record Stop(String judge, Instant at, String why) {}

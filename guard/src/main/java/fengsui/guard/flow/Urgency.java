package fengsui.guard.flow;

import java.time.Instant;

/// Why a change cannot wait for locks, freezes or the guard: louder, not quieter.
///
/// @param overrides whether the guard had refused the change
public record Urgency(String by, String reason, Instant at, boolean overrides) {}

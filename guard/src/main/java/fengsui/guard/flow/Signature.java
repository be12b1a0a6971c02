package fengsui.guard.flow;

import java.time.Instant;

/// One approval that counts.
///
/// @param role the place that it fills
/// @param contentHash of what was approved
public record Signature(String role, String who, Instant at, String contentHash) {}

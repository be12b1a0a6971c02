package fengsui.lab.garrison;

import java.time.Instant;

/// How a target looks from an agent, as the post's API tells it.
public record CellSeen(
    String agent, String target, Instant at, String stage, String outcome, boolean ok) {}

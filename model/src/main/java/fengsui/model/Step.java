package fengsui.model;

import org.jspecify.annotations.Nullable;

/// One stage of one probe, still without its frame (time, agent, vantage, target).
public record Step(
    Stage stage, Outcome outcome, double ms, @Nullable String peer, Evidence evidence) {}

package fengsui.wire;

import fengsui.model.Observation;

/// An observation and its number in the agent's spool, from 1 on.
public record Sequenced(long sequence, Observation observation) {}

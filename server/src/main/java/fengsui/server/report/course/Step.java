package fengsui.server.report.course;

import java.time.Instant;

/// That a report came into a state.
///
/// @param who took it down
/// @param number what the carrier calls the report; empty unless it is new with this step
/// @param note in the words of `who`; empty without one
public record Step(State state, Instant at, String who, String number, String note) {}

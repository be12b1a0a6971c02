package fengsui.isolate;

import java.time.Duration;
import java.time.Instant;

/// How one path looks now.
///
/// @param ok whether it works
/// @param since when it began to work, or to fail, as it does
/// @param looks how many probes in a row have shown that
/// @param seenAt when the newest of them began
/// @param every the usual time between two; zero if there was only one
/// @param current whether the newest is new enough to be held true
/// @param late how many answers in a row to its name came late, although it works
public record Look(
    Path path,
    boolean ok,
    Instant since,
    int looks,
    Instant seenAt,
    Duration every,
    boolean current,
    int late) {}

package fengsui.server.catalogue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One change of one entry.
///
/// @param author such as `user admin`, `agent bj-1` or `file`
/// @param before the entry in JSON; null if there was none
/// @param after the entry in JSON; null if it was removed
public record HistoryLine(
    long revision,
    Instant at,
    String author,
    Kind kind,
    String id,
    @Nullable String before,
    @Nullable String after) {}

package fengsui.server.catalogue;

import java.time.Instant;

/// A row of the table of entries.
record Stored(
    Kind kind, String id, Origin origin, long revision, Instant at, String author, String json) {

  <T> Listed<T> listed(T entry) {
    return new Listed<>(entry, origin, revision, at, author);
  }
}

package fengsui.server.catalogue;

import java.time.Instant;

/// An entry of the catalogue, and how it came to be there.
///
/// @param revision that of its newest change; over all entries no two changes have the same
/// @param at when it was changed last
/// @param author who changed it last; `file` for the configuration file
public record Listed<T>(T entry, Origin origin, long revision, Instant at, String author) {

  /// Whether it can be changed in the configuration file only.
  public boolean readOnly() {
    return origin == Origin.FILE;
  }
}

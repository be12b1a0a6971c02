package fengsui.server.changes;

import fengsui.model.Change;
import fengsui.wire.Changes;
import fengsui.wire.WireException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Set;

/// A change as people and programs propose it.
public final class OneChange {

  /// Words of our own paths.
  private static final Set<String> TAKEN =
      Set.of("feed", "log", "roles", "freezes", "sources", "shares", "new");

  private OneChange() {}

  /// Reads one change, as people and programs write it.
  ///
  /// @throws WireException in one line
  public static Change read(byte[] body) throws IOException {
    var all = Changes.read(new ByteArrayInputStream(body));
    if (all.size() != 1) {
      throw new WireException("body", "holds " + all.size() + " changes", "send one change");
    }
    var id = all.getFirst().id();
    if (!id.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}._:@+-]{0,119}") || TAKEN.contains(id)) {
      throw new WireException(
          "field id",
          "must be 1 to 120 letters, digits and ._:@+-, and no word of ours",
          "choose another");
    }
    return all.getFirst();
  }
}

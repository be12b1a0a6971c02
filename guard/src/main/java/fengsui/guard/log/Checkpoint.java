package fengsui.guard.log;

import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/// How many entries a log has, and their root, as text that can be signed and kept elsewhere: the
/// checkpoint of c2sp.org/tlog-checkpoint.
///
/// @param origin the log's name
/// @param root 32 bytes
@SuppressWarnings("ArrayRecordComponent") // cloned in and out, compared by content
public record Checkpoint(String origin, long size, byte[] root) {

  private static final Pattern TEXT =
      Pattern.compile("([^\\n]+)\\n(0|[1-9][0-9]{0,17})\\n([A-Za-z0-9+/]{43}=)\\n");

  public Checkpoint {
    root = root.clone();
  }

  @Override
  public byte[] root() {
    return root.clone();
  }

  /// The text that is signed.
  String text() {
    return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
  }

  static Checkpoint read(String text) throws LogRefused {
    var matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new LogRefused("is no checkpoint: it has not a name, a size and a root, one a line");
    }
    return new Checkpoint(
        matcher.group(1),
        Long.parseLong(matcher.group(2)),
        Base64.getDecoder().decode(matcher.group(3)));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Checkpoint that
        && origin.equals(that.origin)
        && size == that.size
        && Arrays.equals(root, that.root);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(root);
  }
}

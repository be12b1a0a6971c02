import java.util.Arrays;

/// For each place of a file the nearest earlier place that has the same next bytes, by their
/// number.
final class Matches {

  private static final int LONGEST = 258;
  private static final int FARTHEST = 32_768;

  private final int[][] distances;

  Matches(byte[] bytes) {
    distances = new int[bytes.length][];
    var last = new int[1 << 16];
    Arrays.fill(last, -1);
    var before = new int[bytes.length];
    for (int at = 0; at < bytes.length; at++) {
      distances[at] = at + 2 < bytes.length ? at(bytes, at, last, before) : new int[0];
    }
  }

  private static int[] at(byte[] bytes, int at, int[] last, int[] before) {
    var hash = (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
    var found = new int[LONGEST + 1];
    var longest = 2;
    for (int other = last[hash]; other >= 0 && at - other <= FARTHEST; other = before[other]) {
      var length = length(bytes, other, at);
      for (; longest < length; ) {
        found[++longest] = at - other;
      }
    }
    before[at] = last[hash];
    last[hash] = at;
    return longest < 3 ? new int[0] : Arrays.copyOf(found, longest + 1);
  }

  private static int length(byte[] bytes, int other, int at) {
    var most = Math.min(LONGEST, bytes.length - at);
    var length = 2;
    while (length < most && bytes[other + length] == bytes[at + length]) {
      length++;
    }
    return length;
  }

  int longest(int at) {
    return distances[at].length - 1;
  }

  int distance(int at, int length) {
    return distances[at][length];
  }
}

package fengsui.guard.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Checks a log from its beginning: each checkpoint must be the root of the entries before it, and
/// the last one must cover all of them.
public final class LogCheck {

  private final List<byte[]> leaves = new ArrayList<>();
  private final Frontier frontier = new Frontier();
  private @Nullable Checkpoint last;

  /// Takes the next entry, byte for byte as it was written.
  public void entry(String line) {
    var leaf = MerkleTree.leaf(line.getBytes(StandardCharsets.UTF_8));
    leaves.add(leaf);
    frontier.add(leaf);
  }

  /// Takes a checkpoint whose signature was verified.
  ///
  /// @throws LogRefused if it is not that of the entries so far
  public void checkpoint(Checkpoint checkpoint) throws LogRefused {
    if (last != null && !last.origin().equals(checkpoint.origin())) {
      throw new LogRefused(
          "is of the log %s, and the one before of %s"
              .formatted(checkpoint.origin(), last.origin()));
    }
    if (checkpoint.size() != frontier.size()) {
      throw new LogRefused(
          "tells of %d entries, and %d come before it: some were removed or added"
              .formatted(checkpoint.size(), frontier.size()));
    }
    if (!Arrays.equals(checkpoint.root(), frontier.root())) {
      throw new LogRefused("has another root than the entries before it: one was changed");
    }
    last = checkpoint;
  }

  /// Everything was read.
  ///
  /// @return the last checkpoint
  /// @throws LogRefused if entries come after it, or there is none
  public Checkpoint end() throws LogRefused {
    if (last == null) {
      throw new LogRefused("holds no checkpoint");
    }
    if (last.size() != frontier.size()) {
      throw new LogRefused(
          "ends with %d entries that no checkpoint covers: its end was cut off or added"
              .formatted(frontier.size() - last.size()));
    }
    return last;
  }

  /// Holds the log against a checkpoint that was kept elsewhere.
  ///
  /// @throws LogRefused if the log is not a continuation of what it was then
  public void anchored(Checkpoint anchor) throws LogRefused {
    if (anchor.size() > leaves.size()) {
      throw new LogRefused(
          "has %d entries, and had %d when the anchor was made: its end was cut off"
              .formatted(leaves.size(), anchor.size()));
    }
    var proof = MerkleTree.consistency(leaves, (int) anchor.size());
    if (!MerkleTree.consistent(
        anchor.size(), anchor.root(), leaves.size(), frontier.root(), proof)) {
      throw new LogRefused(
          "is not what it was when the anchor was made: one of its first %d entries was changed"
              .formatted(anchor.size()));
    }
  }

  /// How many entries there are.
  public int size() {
    return leaves.size();
  }

  /// The audit path of an entry, counted from 0.
  public List<byte[]> inclusion(int entry) {
    return MerkleTree.inclusion(leaves, entry);
  }

  /// The hash of an entry, counted from 0.
  public byte[] leaf(int entry) {
    return leaves.get(entry).clone();
  }
}

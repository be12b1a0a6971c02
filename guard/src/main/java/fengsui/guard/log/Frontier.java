package fengsui.guard.log;

import java.util.ArrayList;
import java.util.List;

/// The root of a growing tree: the roots of its full subtrees, the largest first. Adding a leaf and
/// asking for the root each cost a logarithm of the size.
public final class Frontier {

  private final List<byte[]> full = new ArrayList<>();
  private long size;

  /// How many leaves it has.
  public long size() {
    return size;
  }

  /// Adds the hash of an entry.
  public void add(byte[] leaf) {
    var hash = leaf;
    for (long rest = size; rest % 2 == 1; rest /= 2) {
      hash = MerkleTree.node(full.removeLast(), hash);
    }
    full.add(hash);
    size++;
  }

  public byte[] root() {
    if (full.isEmpty()) {
      return MerkleTree.root(List.of());
    }
    var root = full.getLast();
    for (int i = full.size() - 2; i >= 0; i--) {
      root = MerkleTree.node(full.get(i), root);
    }
    return root;
  }
}

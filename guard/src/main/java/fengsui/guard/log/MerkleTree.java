package fengsui.guard.log;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The hash tree of RFC 6962, section 2.1, with SHA-256. A hash is 32 bytes.
public final class MerkleTree {

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private MerkleTree() {}

  /// The hash of an entry.
  public static byte[] leaf(byte[] entry) {
    var digest = sha256();
    digest.update(LEAF);
    return digest.digest(entry);
  }

  static byte[] node(byte[] left, byte[] right) {
    var digest = sha256();
    digest.update(NODE);
    digest.update(left);
    return digest.digest(right);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /// The root over leaves; over none, the hash of nothing.
  public static byte[] root(List<byte[]> leaves) {
    if (leaves.isEmpty()) {
      return sha256().digest();
    }
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    int split = split(leaves.size());
    return node(root(leaves.subList(0, split)), root(leaves.subList(split, leaves.size())));
  }

  /// The largest power of two that is smaller than `size`.
  private static int split(int size) {
    return Integer.highestOneBit(size - 1);
  }

  /// The audit path of leaf `index`: the hashes from which, with the leaf, the root follows.
  public static List<byte[]> inclusion(List<byte[]> leaves, int index) {
    var path = new ArrayList<byte[]>();
    inclusion(leaves, index, path);
    return path;
  }

  private static void inclusion(List<byte[]> leaves, int index, List<byte[]> path) {
    if (leaves.size() <= 1) {
      return;
    }
    int split = split(leaves.size());
    var left = leaves.subList(0, split);
    var right = leaves.subList(split, leaves.size());
    if (index < split) {
      inclusion(left, index, path);
      path.add(root(right));
    } else {
      inclusion(right, index - split, path);
      path.add(root(left));
    }
  }

  /// Whether `path` proves that `leaf` is number `index` of a tree of `size` leaves with this root.
  public static boolean included(
      byte[] leaf, long index, long size, List<byte[]> path, byte[] root) {
    if (index < 0 || index >= size) {
      return false;
    }
    var hash = leaf;
    long at = index;
    long last = size - 1;
    for (var other : path) {
      if (last == 0) {
        return false;
      }
      if (at % 2 == 1 || at == last) {
        hash = node(other, hash);
        while (at % 2 == 0 && at != 0) {
          at >>= 1;
          last >>= 1;
        }
      } else {
        hash = node(hash, other);
      }
      at >>= 1;
      last >>= 1;
    }
    return last == 0 && Arrays.equals(hash, root);
  }

  /// The hashes that prove that the tree of the first `size` leaves is a beginning of the whole.
  public static List<byte[]> consistency(List<byte[]> leaves, int size) {
    var proof = new ArrayList<byte[]>();
    if (size > 0 && size < leaves.size()) {
      consistency(leaves, size, true, proof);
    }
    return proof;
  }

  private static void consistency(
      List<byte[]> leaves, int size, boolean whole, List<byte[]> proof) {
    if (size == leaves.size()) {
      if (!whole) {
        proof.add(root(leaves));
      }
      return;
    }
    int split = split(leaves.size());
    var left = leaves.subList(0, split);
    var right = leaves.subList(split, leaves.size());
    if (size <= split) {
      consistency(left, size, whole, proof);
      proof.add(root(right));
    } else {
      consistency(right, size - split, false, proof);
      proof.add(root(left));
    }
  }

  /// Whether `proof` shows that a tree of `size` leaves with `root` is the beginning of one of
  /// `laterSize` leaves with `laterRoot`; RFC 9162, section 2.1.4.2.
  public static boolean consistent(
      long size, byte[] root, long laterSize, byte[] laterRoot, List<byte[]> proof) {
    if (size == laterSize) {
      return proof.isEmpty() && Arrays.equals(root, laterRoot);
    }
    if (size == 0) {
      return proof.isEmpty();
    }
    if (size > laterSize || (proof.isEmpty() && Long.bitCount(size) != 1)) {
      return false;
    }
    var path = new ArrayList<byte[]>();
    if (Long.bitCount(size) == 1) {
      path.add(root);
    }
    path.addAll(proof);
    return follows(size, root, laterSize, laterRoot, path);
  }

  private static boolean follows(
      long size, byte[] root, long laterSize, byte[] laterRoot, List<byte[]> path) {
    long at = size - 1;
    long last = laterSize - 1;
    while (at % 2 == 1) {
      at >>= 1;
      last >>= 1;
    }
    var earlier = path.getFirst();
    var later = earlier;
    for (var other : path.subList(1, path.size())) {
      if (last == 0) {
        return false;
      }
      if (at % 2 == 1 || at == last) {
        earlier = node(other, earlier);
        later = node(other, later);
        while (at % 2 == 0 && at != 0) {
          at >>= 1;
          last >>= 1;
        }
      } else {
        later = node(later, other);
      }
      at >>= 1;
      last >>= 1;
    }
    return last == 0 && Arrays.equals(earlier, root) && Arrays.equals(later, laterRoot);
  }
}

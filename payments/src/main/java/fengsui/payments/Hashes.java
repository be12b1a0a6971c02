package fengsui.payments;

import java.util.Arrays;

/// A set of texts by their 64-bit hashes, eight to sixteen bytes a text. Two different texts are
/// taken for one with a chance of n²/2^65 among n.
final class Hashes {

  private static final long FNV = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private long[] table = new long[64];
  private int size;

  int size() {
    return size;
  }

  boolean add(String text) {
    return add(hash(text));
  }

  boolean contains(long hash) {
    return table[slot(hash)] == hash;
  }

  boolean add(long hash) {
    int slot = slot(hash);
    if (table[slot] == hash) {
      return false;
    }
    table[slot] = hash;
    size++;
    if (size * 2 > table.length) {
      grow();
    }
    return true;
  }

  private int slot(long hash) {
    int slot = (int) (hash >>> 32) & table.length - 1;
    while (table[slot] != 0 && table[slot] != hash) {
      slot = slot + 1 & table.length - 1;
    }
    return slot;
  }

  private void grow() {
    var old = table;
    table = new long[old.length * 2];
    Arrays.stream(old).filter(each -> each != 0).forEach(each -> table[slot(each)] = each);
  }

  /// Never 0.
  static long hash(String text) {
    long hash = FNV;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * PRIME;
    }
    hash = (hash ^ hash >>> 31) * 0x9e3779b97f4a7c15L;
    hash ^= hash >>> 29;
    return hash == 0 ? 1 : hash;
  }
}

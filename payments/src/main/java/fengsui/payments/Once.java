package fengsui.payments;

/// Tells payments that came before, as long as at most [#REMEMBERED] others came between.
final class Once {

  static final int REMEMBERED = 1 << 20;

  private Hashes young = new Hashes();
  private Hashes old = new Hashes();

  /// Returns whether `id` is new.
  boolean take(String id) {
    long hash = Hashes.hash(id);
    if (old.contains(hash) || !young.add(hash)) {
      return false;
    }
    if (young.size() == REMEMBERED) {
      old = young;
      young = new Hashes();
    }
    return true;
  }
}

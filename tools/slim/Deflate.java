import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// Deflate (RFC 1951) that looks for the cheapest way to write a small file: all matches, a
/// shortest path over them with prices from the codes that the path before would get, and blocks
/// where codes of their own pay off. A class gets about 5 % smaller than by zlib's best effort, as
/// with Zopfli, which is not on Central for Java. What it writes is read back before it is
/// believed.
final class Deflate {

  private static final int SPLITS = 3;

  private Deflate() {}

  static byte[] packed(byte[] bytes) {
    var path = new Path(bytes);
    var pieces = path.cheapest(0, bytes.length, Prices.first());
    var best = zlib(bytes);
    for (int round = 0; round < SPLITS; round++) {
      var blocks = Split.of(pieces);
      var packed = written(blocks);
      best = packed.length < best.length ? packed : best;
      pieces = again(path, blocks);
    }
    var packed = written(Split.of(pieces));
    best = packed.length < best.length ? packed : best;
    check(bytes, best);
    return best;
  }

  private static List<Piece> again(Path path, List<List<Piece>> blocks) {
    var pieces = new ArrayList<Piece>();
    int at = 0;
    for (var block : blocks) {
      var end = at + block.stream().mapToInt(Piece::length).sum();
      pieces.addAll(path.cheapest(at, end, new Counts(block).prices()));
      at = end;
    }
    return pieces;
  }

  private static byte[] written(List<List<Piece>> blocks) {
    var bits = new Bits();
    for (int i = 0; i < blocks.size(); i++) {
      new Block(blocks.get(i)).write(bits, i == blocks.size() - 1);
    }
    return bits.bytes();
  }

  private static byte[] zlib(byte[] bytes) {
    try (var deflater = new Deflater(Deflater.BEST_COMPRESSION, true)) {
      deflater.setInput(bytes);
      deflater.finish();
      var packed = new byte[bytes.length + 64];
      return Arrays.copyOf(packed, deflater.deflate(packed));
    }
  }

  private static void check(byte[] bytes, byte[] packed) {
    try (var inflater = new Inflater(true)) {
      inflater.setInput(packed);
      var back = new byte[bytes.length + 1];
      var length = inflater.inflate(back);
      if (!inflater.finished() || !Arrays.equals(bytes, Arrays.copyOf(back, length))) {
        throw new IllegalStateException("a class cannot be read back from what was written");
      }
    } catch (DataFormatException wrong) {
      throw new IllegalStateException("what was written is no deflate", wrong);
    }
  }
}

import java.util.Arrays;
import java.util.List;

/// One block of deflate with codes of its own, or with the fixed ones where they are shorter.
final class Block {

  private static final int[] FIXED_SYMBOLS = fixed();
  private static final int[] FIXED_DISTANCES = fill(new int[30], 5);

  private final List<Piece> pieces;
  private final Counts counts;
  private final int[] symbols;
  private final int[] distances;

  Block(List<Piece> pieces) {
    this.pieces = pieces;
    this.counts = new Counts(pieces);
    var exact = Huffman.lengths(counts.symbols, 15);
    var distances = Huffman.lengths(counts.distances, 15);
    var smooth = Huffman.lengths(Counts.smoothed(counts.symbols), 15);
    this.symbols = own(smooth, distances) < own(exact, distances) ? smooth : exact;
    this.distances = distances;
  }

  long bits() {
    return Math.min(own(symbols, distances), common());
  }

  private long own(int[] symbolLengths, int[] distanceLengths) {
    return 3
        + new CodeLengths(symbolLengths, distanceLengths).bits()
        + size(symbolLengths, distanceLengths);
  }

  private long common() {
    return 3 + size(FIXED_SYMBOLS, FIXED_DISTANCES);
  }

  private long size(int[] symbolLengths, int[] distanceLengths) {
    long bits = 0;
    for (int i = 0; i < counts.symbols.length; i++) {
      var rest = i > Piece.END ? Piece.lengthBits(i) : 0;
      bits += (long) counts.symbols[i] * (symbolLengths[i] + rest);
    }
    for (int i = 0; i < counts.distances.length; i++) {
      bits += (long) counts.distances[i] * (distanceLengths[i] + Piece.distanceBits(i));
    }
    return bits;
  }

  void write(Bits out, boolean last) {
    out.put(last ? 1 : 0, 1);
    if (common() < own(symbols, distances)) {
      out.put(1, 2);
      write(out, FIXED_SYMBOLS, FIXED_DISTANCES);
    } else {
      out.put(2, 2);
      new CodeLengths(symbols, distances).write(out);
      write(out, symbols, distances);
    }
  }

  private static int[] fixed() {
    var lengths = fill(new int[288], 8);
    Arrays.fill(lengths, 144, 256, 9);
    Arrays.fill(lengths, 256, 280, 7);
    return lengths;
  }

  private static int[] fill(int[] lengths, int bits) {
    Arrays.fill(lengths, bits);
    return lengths;
  }

  private void write(Bits out, int[] symbolLengths, int[] distanceLengths) {
    var symbolCodes = Huffman.codes(symbolLengths);
    var distanceCodes = Huffman.codes(distanceLengths);
    for (var piece : pieces) {
      var symbol = piece.symbol();
      out.put(symbolCodes[symbol], symbolLengths[symbol]);
      if (!piece.literal()) {
        out.put(piece.lengthRest(), Piece.lengthBits(symbol));
        var distance = Piece.distanceSymbol(piece.value());
        out.put(distanceCodes[distance], distanceLengths[distance]);
        out.put(piece.distanceRest(), Piece.distanceBits(distance));
      }
    }
    out.put(symbolCodes[Piece.END], symbolLengths[Piece.END]);
  }
}

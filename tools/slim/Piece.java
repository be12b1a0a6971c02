import java.util.Arrays;

/// One byte as it is, or a match.
///
/// @param length 1, or 3 to 258 of a match
/// @param value the byte, or how far back the match lies
record Piece(int length, int value) {

  static final int END = 256;

  private static final int[] LENGTHS = {
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
    163, 195, 227, 258
  };
  private static final int[] SYMBOLS = symbols();

  boolean literal() {
    return length == 1;
  }

  int symbol() {
    return literal() ? value : lengthSymbol(length);
  }

  static int lengthSymbol(int length) {
    return SYMBOLS[length];
  }

  private static int[] symbols() {
    var symbols = new int[259];
    for (int code = 0; code < LENGTHS.length; code++) {
      Arrays.fill(symbols, LENGTHS[code], symbols.length, 257 + code);
    }
    return symbols;
  }

  static int lengthBits(int symbol) {
    var code = symbol - 257;
    return code < 8 || code == 28 ? 0 : code / 4 - 1;
  }

  int lengthRest() {
    return length - LENGTHS[symbol() - 257];
  }

  static int distanceSymbol(int distance) {
    if (distance <= 4) {
      return distance - 1;
    }
    var top = 31 - Integer.numberOfLeadingZeros(distance - 1);
    return 2 * top + (((distance - 1) >> (top - 1)) & 1);
  }

  static int distanceBits(int symbol) {
    return symbol < 4 ? 0 : symbol / 2 - 1;
  }

  int distanceRest() {
    return (value - 1) & ((1 << distanceBits(distanceSymbol(value))) - 1);
  }
}

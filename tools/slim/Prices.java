/// What each symbol costs, in bits.
record Prices(double[] symbols, double[] distances) {

  /// Before anything is known.
  static Prices first() {
    var symbols = new double[286];
    java.util.Arrays.fill(symbols, 0, 257, 7.5);
    java.util.Arrays.fill(symbols, 257, 286, 7);
    var distances = new double[30];
    java.util.Arrays.fill(distances, 4.5);
    return new Prices(symbols, distances);
  }

  double literal(int value) {
    return symbols[value];
  }

  double match(int length, int distance) {
    var symbol = Piece.lengthSymbol(length);
    var far = Piece.distanceSymbol(distance);
    return symbols[symbol] + Piece.lengthBits(symbol) + distances[far] + Piece.distanceBits(far);
  }
}

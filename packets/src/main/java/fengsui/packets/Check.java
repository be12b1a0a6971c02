package fengsui.packets;

/// The rules of header fields; a caller who breaks one is told which.
final class Check {

  private Check() {}

  static void range(String field, long value, long most) {
    if (value < 0 || value > most) {
      throw new IllegalArgumentException(
          "%s must be 0 to %d, but is %d".formatted(field, most, value));
    }
  }

  static void multiple(String field, int value, int of) {
    if (value % of != 0) {
      throw new IllegalArgumentException(
          "%s must be a multiple of %d, but is %d".formatted(field, of, value));
    }
  }
}

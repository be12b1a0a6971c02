package fengsui.wire;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Seeded chance, with a taste for nasty text.
final class Chance {

  private static final List<String> NASTY =
      List.of(
          "",
          "plain",
          "烽燧 风险",
          "quote\" back\\slash /",
          "line\nbreak\r\ttab\u0000nul\u001b[31mred",
          "\u007f\u0085\u009b31m",
          "\u202eright to left\u2066",
          "\u2028\u2029\ufeff",
          "lone \ud800 high",
          "lone \udc00 low",
          "\udc00\ud800",
          "pair \ud83d\ude00",
          "{\"a\":1}",
          "<script>");

  /// What needs no escape.
  private static final List<String> TAME =
      List.of(
          "", "plain", "烽燧 风险", "a}b]", "[{c", "null", "pair \ud83d\ude00", "<script>", "1,2:3");

  private final Random random;
  private final List<String> texts;

  Chance(long seed) {
    this(seed, NASTY);
  }

  private Chance(long seed, List<String> texts) {
    random = new Random(seed);
    this.texts = texts;
  }

  static Chance tame(long seed) {
    return new Chance(seed, TAME);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean yes() {
    return random.nextBoolean();
  }

  double ms() {
    return random.nextInt(60_000_000) / 1000.0;
  }

  String text() {
    return texts.get(below(texts.size())) + (yes() ? "" : below(100));
  }

  List<String> texts() {
    return list(this::text);
  }

  Instant time() {
    var second = Instant.parse("2025-08-20T00:00:00Z").plusSeconds(below(100_000_000));
    return second.plusNanos(of(0, 120_000_000, 123_456_000, below(1_000_000_000)));
  }

  @SafeVarargs
  final <T> T of(T... values) {
    return values[below(values.length)];
  }

  <T> @Nullable T maybe(Supplier<T> value) {
    return yes() ? value.get() : null;
  }

  <T> List<T> list(Supplier<T> value) {
    return Stream.generate(value).limit(below(4)).toList();
  }
}

package fengsui.wire;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.model.Payment;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// It says of every line what [Json#readPayment] says, whichever way it takes.
class PaymentReaderTest {

  private static final int LINES = 1_000;

  private static final String LINE =
      "{\"id\": \"p1\", \"at\": \"2025-01-16T14:40:03.123+08:00\", \"scene\": \"transfer\","
          + " \"amount\": \"100.00\", \"paid\": \"80.00\", \"currency\": \"CNY\", \"discounts\":"
          + " [{\"label\": \"\\u653f\\u5e9c\\u8865\\u8d34\", \"campaign\": \"C-1\", \"amount\":"
          + " \"20.00\"}], \"merchant\": null, \"region\": \"beijing\", \"channel\": \"app\","
          + " \"user\": \"u1\", \"status\": \"success\"}";

  /// One for all lines of a test: what it remembers must not show.
  private final PaymentReader reader = new PaymentReader();

  private static List<String> tame(long seed) {
    var seeded = new Seeded(Chance.tame(seed));
    var lines = new ArrayList<String>();
    for (var i = 1; i <= LINES; i++) {
      lines.add(Json.write(seeded.payment()));
    }
    return lines;
  }

  private void agrees(String line) {
    var expected = new AtomicReference<Payment>();
    var words = Examples.complaint(() -> expected.set(Json.readPayment(line)));
    var found = new AtomicReference<Payment>();

    assertThat(Examples.complaint(() -> found.set(reader.read(line)))).isEqualTo(words);
    assertThat(found.get()).as(line).isEqualTo(expected.get());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whateverIsWrittenComesBackTheSame(long seed) {
    var seeded = new Seeded(seed);
    for (var i = 1; i <= LINES; i++) {
      var payment = seeded.payment();

      assertThat(reader.read(Json.write(payment))).isEqualTo(payment);
    }
  }

  @Test
  void spacesEscapesOffsetsAndNullsAreReadInOnePass() {
    assertThat(reader.find(LINE)).isEqualTo(Json.readPayment(LINE));
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void whatNeedsNoEscapeIsReadInOnePass(long seed) {
    for (var line : tame(seed)) {
      assertThat(reader.find(line)).as(line).isEqualTo(Json.readPayment(line));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {6, 7, 8})
  void agreesOnSpoiltLines(long seed) {
    var random = new Random(seed);
    tame(seed).forEach(line -> agrees(BadInputTest.spoilt(line, random)));
    for (var i = 0; i < LINES; i++) {
      agrees(BadInputTest.spoilt(LINE, random));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {9, 10})
  void agreesOnLinesPutTogetherFromTwo(long seed) {
    var random = new Random(seed);
    var lines = tame(seed);
    for (var line : lines) {
      var other = lines.get(random.nextInt(lines.size()));
      var at = random.nextInt(line.length());
      var shift = Math.max(0, Math.min(other.length(), at + random.nextInt(9) - 4));
      agrees(line.substring(0, at) + other.substring(shift));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1", "-1.00", "-0.00", "00012.50", "1.", ".5", "1.1234567890", "123456789012345678",
        "1234567890123456789", "123456789012345678.123456789", "NaN", "1e3", "+1", " 1", "", "١"
      })
  void agreesOnEveryWayToWriteMoney(String money) {
    agrees(LINE.replace("100.00", money));
    agrees(LINE.replace("\"20.00\"", "\"" + money + "\""));
    agrees(LINE.replace("\"80.00\"", money));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2025-01-16T14:40:03+18:00",
        "2025-01-16T14:40:03+18:01",
        "2025-01-16T14:40:03-08:30",
        "2025-01-16T14:40:03-00:00",
        "2025-01-16T14:40:03+08:60",
        "2025-01-16T14:40:03+08",
        "2025-01-16T14:40:03+0800",
        "2025-01-16T14:40:03+08:00:30",
        "2025-01-16T14:40:03",
        "2025-02-30T14:40:03Z",
        "2025-01-16T24:00:00Z",
        "2025-01-16 14:40:03Z",
        "9999-12-31T23:59:59-18:00"
      })
  void agreesOnEveryWayToWriteATime(String time) {
    agrees(LINE.replace("2025-01-16T14:40:03.123+08:00", time));
  }
}

package fengsui.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundTripTest {

  private static final int VALUES = 300;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void everyObservationComesBackTheSame(long seed) {
    var seeded = new Seeded(seed);
    for (var i = 0; i < VALUES; i++) {
      comesBack(seeded.observation(), Json::write, Json::readObservation);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void everyVerdictComesBackTheSame(long seed) {
    var seeded = new Seeded(seed);
    for (var i = 0; i < VALUES; i++) {
      comesBack(seeded.verdict(), Json::write, Json::readVerdict);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void everyDiagnosisComesBackTheSame(long seed) {
    var seeded = new Seeded(seed);
    for (var i = 0; i < VALUES; i++) {
      comesBack(seeded.diagnosis(), Json::write, Json::readDiagnosis);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void everyChangeComesBackTheSame(long seed) {
    var seeded = new Seeded(seed);
    for (var i = 0; i < VALUES; i++) {
      comesBack(seeded.change(), Json::write, Json::readChange);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void everyPaymentComesBackTheSame(long seed) {
    var seeded = new Seeded(seed);
    for (var i = 0; i < VALUES; i++) {
      comesBack(seeded.payment(), Json::write, Json::readPayment);
    }
  }

  @Test
  void aLineHoldsNothingThatATerminalWouldObey() {
    var seeded = new Seeded(5);
    for (var i = 0; i < VALUES; i++) {
      assertThat(Json.write(seeded.observation()))
          .doesNotContainPattern("[\\p{Cntrl}\\p{Cf}\\p{Cs}\u2028\u2029\u0080-\u009f]");
    }
  }

  @Test
  void ordinaryTextStaysReadable() {
    assertThat(Escapes.visible("政府补贴 – café 😀")).isEqualTo("政府补贴 – café 😀");
    assertThat(List.of(Escapes.visible("a\u001b[31m"), Escapes.visible("\ud800")))
        .containsExactly("a\\u001b[31m", "\\ud800");
  }

  /// Also through UTF-8, as a file or a pipe would carry it.
  private static <T> void comesBack(
      T value, Function<T, String> writing, Function<String, T> reading) {
    var bytes = writing.apply(value).getBytes(StandardCharsets.UTF_8);

    assertThat(reading.apply(new String(bytes, StandardCharsets.UTF_8))).isEqualTo(value);
  }
}

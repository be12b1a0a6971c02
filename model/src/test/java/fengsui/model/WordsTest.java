package fengsui.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

  @ParameterizedTest
  @EnumSource(Failure.class)
  void everyFailureIsReadBackFromItsSpelling(Failure failure) {
    assertThat(Outcome.of(failure.code())).isEqualTo(new Outcome.Failed(failure));
  }

  @Test
  void anUnclassifiedFailureKeepsItsWords() {
    var outcome = new Outcome.Unclassified("errno 71: Protocol error");

    assertThat(Outcome.of(outcome.code())).isEqualTo(outcome);
    assertThat(outcome.code()).isEqualTo("unknown_failure: errno 71: Protocol error");
  }

  @Test
  void anUnknownOutcomeIsRefusedWithTheWordsAllowed() {
    assertThatThrownBy(() -> Outcome.of("kaputt"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("connection_refused")
        .hasMessageEndingWith("but is kaputt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ours", "control", "provider:pay-pal.com"})
  void everyOwnerIsReadBackFromItsSpelling(String code) {
    assertThat(Owner.of(code).code()).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "theirs", "provider:", "provider:a b"})
  void aWrongOwnerIsRefused(String code) {
    assertThatThrownBy(() -> Owner.of(code)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aCarrierIsOneOfTheFourACloudOrOther() {
    assertThat(new Carrier("cloud:aliyun").code()).isEqualTo("cloud:aliyun");
    assertThatThrownBy(() -> new Carrier("vodafone"))
        .hasMessage(
            "carrier must be telecom, unicom, mobile, broadnet, other or cloud:NAME, but is"
                + " vodafone");
  }

  @Test
  void aFloorForbidsOnlyWhatIsFarTooFast() {
    var floor = new Floor(130.0, "port 8443");

    assertThat(floor.forbids(6.729)).isTrue();
    assertThat(floor.forbids(65.1)).isFalse();
  }
}

package fengsui.guard.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fengsui.guard.Decision;
import fengsui.guard.Guard;
import fengsui.guard.Reason;
import fengsui.model.Change;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoliciesTest {

  private static final Change CHANGE =
      new Change(
          "C-1",
          "campaign",
          "kim",
          Instant.EPOCH,
          Map.of("type", "percent", "label", "政府补贴", "value", "0.20"));

  private static Policy policy(String when) {
    return new Policy("p", when, Decision.REVIEW, "because");
  }

  private static List<Reason> said(String when) {
    return Policies.compile(List.of(policy(when))).of(CHANGE, Optional.empty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "label == '政府补贴' && scenes.size() == 0     | true",
        "value > 0.1 && p95 < 1.0                      | true",
        "scenes.exists(s, s == 'rent')                 | false",
        "'value' in fields && fields['value'] == '0.20' | true",
        "hours > 24.0                                  | false",
        "author == 'lee'                               | false"
      })
  void speaksWhenItIsTrue(String when, boolean speaks) {
    assertThat(said(when))
        .isEqualTo(
            speaks ? List.of(new Reason("p", Decision.REVIEW, "because")) : List.<Reason>of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "label = 'x'        | column 7: ",
        "valu > 0.1         | undeclared reference to 'valu'",
        "value > 'x'        | found no matching overload",
        "value + 1.0        | expected type 'bool'"
      })
  void isCheckedWhenItIsWritten(String when, String message) {
    assertThatThrownBy(() -> said(when))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("policy p: column ")
        .hasMessageContaining(message);
  }

  @Test
  void whatFailsBlocks() {
    assertThat(said("fields['no'] == 'x'"))
        .singleElement()
        .matches(reason -> reason.decision() == Decision.BLOCK)
        .matches(reason -> reason.words().startsWith("this policy could not be decided: "));
  }

  @Test
  void whatRunsLongBlocks() {
    var many = "[1,2,3,4,5,6,7,8,9,10]";
    var long5 =
        many
            + ".all(a, "
            + many
            + ".all(b, "
            + many
            + ".all(c, "
            + many
            + ".all(d, "
            + many
            + ".all(e, a + b + c + d + e > 0)))))";

    assertThat(said(long5))
        .singleElement()
        .matches(reason -> reason.decision() == Decision.BLOCK)
        .matches(reason -> reason.words().startsWith("this policy could not be decided: "));
  }

  @Test
  void aRollBackIsNeverBlocked() {
    var back = new Change("C-2", "campaign", "kim", Instant.EPOCH, Map.of("rollbackOf", "C-1"));
    var guard =
        new Guard(
            back,
            List.of(),
            Policies.compile(
                List.of(new Policy("p", "fields['no'] == 'x'", Decision.BLOCK, "because"))));

    assertThat(guard.judge().decision()).isEqualTo(Decision.ALLOW);
  }
}

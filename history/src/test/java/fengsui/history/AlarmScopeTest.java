package fengsui.history;

import static fengsui.history.Sample.START;
import static fengsui.history.Sample.off;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fengsui.history.where.Line;
import fengsui.wire.WireException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlarmScopeTest {

  private static final String ALARM =
      """
      {"id":"a1","kind":"label-spike","scope":{"label":"A","scene":["transfer","rent"]},
       "since":"2025-01-16T14:40:00+08:00","until":"2025-01-16T06:41:00Z"}
      """;

  @ParameterizedTest
  @CsvSource({
    "transfer, A, 0, true",
    "rent, A, 60, true",
    "purchase, A, 0, false",
    "transfer, B, 0, false",
    "transfer, A, -1, false",
    "transfer, A, 61, false"
  })
  void coversItsScopeFromItsBeginningToItsEnd(
      String scene, String label, int second, boolean holds) {
    var where = AlarmScope.find("a1", ALARM).orElseThrow();

    var payment = Sample.payment("1", START.plusSeconds(second), scene, "u", off(label, "1"));

    assertThat(where.holds(Line.of(payment).getFirst())).isEqualTo(holds);
  }

  @Test
  void theLastMillisecondIsWithin() {
    var where = AlarmScope.find("a1", ALARM).orElseThrow();
    var last = START.plusSeconds(60).plusNanos(999_999);

    var within = Sample.payment("1", last, "rent", "u", off("A", "1"));
    var after = Sample.payment("2", last.plusNanos(1), "rent", "u", off("A", "1"));

    assertThat(where.holds(Line.of(within).getFirst())).isTrue();
    assertThat(where.holds(Line.of(after).getFirst())).isFalse();
  }

  @Test
  void isFoundInASummaryToo() {
    var summary = "{\"summary\":true,\"alarms\":[" + ALARM + "]}";

    assertThat(AlarmScope.find("a1", summary)).isEqualTo(AlarmScope.find("a1", ALARM));
    assertThat(AlarmScope.find("a2", summary)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'id':'a'}                            | field scope: must be an object",
        "{'id':'a','scope':{'paid':'1'}}       | field scope: names no attribute: paid",
        "{'id':'a','scope':{'label':7}}        | field scope.label: must be text or a list of it",
        "{'id':'a','scope':{}}                 | field since: is no time with its offset",
        "{'id':'a','scope':{},'since':'today'} | field since: is no time with its offset"
      })
  void saysWhatIsNoAlarm(String line, String complaint) {
    assertThatExceptionOfType(WireException.class)
        .isThrownBy(() -> AlarmScope.find("a", line.replace('\'', '"')))
        .withMessage(complaint + "; give what fengsui payments watch --json wrote");
  }
}

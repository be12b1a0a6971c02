package fengsui.lab;

import static fengsui.model.FaultDomain.BORDER;
import static fengsui.model.FaultDomain.OURS;
import static fengsui.model.FaultDomain.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import fengsui.model.FaultDomain;
import fengsui.model.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DrillResultTest {

  @Test
  void countsWhatWasTakenForWhat() {
    var result =
        new DrillResult(
            List.of(
                row(List.of(BORDER), BORDER),
                row(List.of(BORDER, UNKNOWN), UNKNOWN),
                row(List.of(BORDER, UNKNOWN), OURS),
                row(List.of(OURS), null)));

    assertThat(result.right()).isEqualTo(2);
    assertThat(result.passed()).isFalse();
    assertThat(result.confusion())
        .isEqualTo(
            Map.of(
                BORDER, Map.of(BORDER, 1, UNKNOWN, 1, OURS, 1),
                OURS, Map.of(UNKNOWN, 1)));
  }

  @Test
  void nothingRunIsNothingPassed() {
    assertThat(new DrillResult(List.of()).passed()).isFalse();
  }

  @Test
  void aRowIsOneLineOfJson() {
    var line = DrillJson.write(row(List.of(BORDER, UNKNOWN), BORDER));

    assertThat(line)
        .startsWith(
            "{\"fault\":\"f\",\"target\":\"pay\",\"vantage\":\"unicom\","
                + "\"expected\":[\"border\",\"unknown\"],\"right\":true,\"seconds\":1.25,"
                + "\"verdict\":{\"domain\":\"border\"")
        .doesNotContain("\n");
    assertThat(DrillJson.write(row(List.of(OURS), null)))
        .contains("\"note\":\"exit 2: oops\"", "\"verdict\":null", "\"right\":false");
  }

  private static DrillRow row(List<FaultDomain> expected, FaultDomain found) {
    var verdict =
        found == null
            ? null
            : new Verdict(
                found,
                Verdict.Where.UNSAID,
                0.9,
                null,
                new Verdict.Scope(1, 1),
                false,
                List.of(),
                List.of(),
                List.of(),
                null);
    return new DrillRow(
        "f", "pay", "unicom", expected, verdict, 1.25, found == null ? "exit 2: oops" : "");
  }
}

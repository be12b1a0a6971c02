package fengsui.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fengsui.lab.DiagnosisDrill;
import fengsui.lab.DiagnosisFaults;
import fengsui.lab.DrillJson;
import fengsui.lab.DrillResult;
import fengsui.lab.DrillRow;
import fengsui.lab.LaboratoryException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// One fault of each kind against the real command in the real laboratory; `fengsui drill run
/// diagnosis` has them all.
@Timeout(300)
class DrillTest {

  private static final Set<String> CHOSEN =
      Set.of(
          "healthy, overseas",
          "2025-08-20: RST+ACK on SYN and SYN+ACK",
          "RST+ACK just before the SYN+ACK",
          "RST+ACK after the ClientHello, GFW type II",
          "DNS forged at the border, routable",
          "carrier's resolver answers 127.0.0.2",
          "our server stopped, 443 closed",
          "our own zone answers 127.0.0.2",
          "our certificate expired",
          "provider's server stopped",
          "the vantage's own line is cut");

  @Test
  void findsTheDomainOfEachFault() throws Exception {
    var chosen =
        DiagnosisFaults.all().stream().filter(fault -> CHOSEN.contains(fault.name())).toList();
    assertThat(chosen).hasSameSizeAs(CHOSEN);

    var result = run(new DiagnosisDrill(chosen));

    assertThat(wrong(result)).isEmpty();
    assertThat(result.passed()).isTrue();
  }

  private static DrillResult run(DiagnosisDrill drill) throws Exception {
    try {
      return drill.run(_ -> {});
    } catch (LaboratoryException e) {
      assumeTrue(System.getenv("CI") != null, e.getMessage());
      throw e;
    }
  }

  private static List<String> wrong(DrillResult result) {
    return result.rows().stream().filter(row -> !row.right()).map(DrillTest::told).toList();
  }

  private static String told(DrillRow row) {
    return DrillJson.write(row);
  }
}

package fengsui.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Holds the figures of docs/series.md. The labelled series are not ours to ship: without them this
/// is skipped, on every machine.
class KpiBenchTest {

  @Test
  void theFiguresOfTheDocsHold() throws IOException {
    var rows = rows();

    assertThat(rows.get("KPI chosen, score 1.00, F1 k=7")).isGreaterThan(0.85);
    assertThat(rows.get("KPI unseen, score 1.00, F1 k=7")).isGreaterThan(0.75);
    assertThat(rows.get("KPI chosen, score 1.75, recall")).isGreaterThanOrEqualTo(0.80);
    assertThat(rows.get("KPI chosen, score 1.75, false/day")).isLessThanOrEqualTo(0.3);
    assertThat(rows.get("KPI unseen, score 1.75, false/day")).isLessThanOrEqualTo(0.3);
    assertThat(rows.get("KPI unseen, score 1.75, recall")).isGreaterThan(0.7);
  }

  private static Map<String, Double> rows() throws IOException {
    var rows = new HashMap<String, Double>();
    try {
      new KpiBench().run(row -> rows.put(row.measure(), row.ours()));
    } catch (BenchException absent) {
      abort(absent.problem() + "; " + absent.remedy());
    }
    return rows;
  }
}

package fengsui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.lab.DrillJson;
import fengsui.lab.Moment;
import fengsui.lab.drill.NamesDrill;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The whole chain, and customers who meet the lie. Recovery and twins are run by `fengsui drill
/// run carrier-dns --all`.
@Timeout(300)
class CarrierDnsTest {

  @Test
  void namesTheCarrierWhileCustomersWithTheLibraryOrTheStubStayConnected() throws Exception {
    var drill = NamesDrill.brief();
    var result = Living.have(() -> drill.run(_ -> {}));

    var told = String.join("\n", result.rows().stream().map(DrillJson::write).toList());
    assertThat(result.passed()).as(told).isTrue();
    assertThat(result.rows().getFirst().seconds()).isLessThan(20);
    assertThat(result.rows().getFirst().timeline())
        .extracting(Moment::what)
        .contains("fault began", "incident opened", "fault ended", "customer");
  }
}

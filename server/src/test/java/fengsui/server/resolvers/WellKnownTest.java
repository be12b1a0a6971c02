package fengsui.server.resolvers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fengsui.dns.IpText;
import fengsui.model.Access;
import fengsui.model.Carrier;
import fengsui.model.Side;
import fengsui.model.Vantage;
import fengsui.server.pages.Language;
import fengsui.server.pages.Words;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WellKnownTest {

  @Test
  void namesAResolverHoweverItIsWritten() {
    var known = WellKnown.standard();

    for (var text :
        List.of("202.106.196.115", "udp://202.106.196.115:53", "tcp://202.106.196.115")) {
      var entry = known.find(text).orElseThrow();
      assertThat(entry.carrier() + " " + entry.province()).isEqualTo("unicom beijing");
    }
    assertThat(known.find("udp://198.18.3.53:53")).isEmpty();
  }

  @Test
  void hasOneOfEachOfThreeCarriersInEachProvinceAndNoOther() {
    var known = WellKnown.standard();
    var all = known.all();

    assertThat(all).hasSize(93);
    assertThat(all)
        .allSatisfy(entry -> {
          assertThat(IpText.find(entry.address())).isPresent();
          assertThat(
                  new Vantage(
                      new Carrier(entry.carrier()), entry.province(), Access.IDC, Side.DOMESTIC))
              .isNotNull();
          assertThat(Words.in(Language.EN).find("province." + entry.province())).isPresent();
        });
    assertThat(all.stream().map(it -> it.carrier() + " " + it.province()).distinct()).hasSize(93);
  }

  @ParameterizedTest
  @ValueSource(strings = {"202.106.0.20", "202.106.0.20 unicom", "202.106.0.20 unicom beijing x"})
  void aLineThatIsNoneIsToldWithItsPlace(String line) {
    assertThatThrownBy(() -> WellKnown.of("list.txt", "# a list\n" + line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("list.txt line 2: write ADDRESS CARRIER PROVINCE");
  }
}

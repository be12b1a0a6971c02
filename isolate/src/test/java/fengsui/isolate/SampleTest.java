package fengsui.isolate;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.model.FaultDomain;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleTest {

  @Test
  void whereVeryMuchFailsOneSpeaksForManyAndNobodyIsForgotten() {
    var world = new World();
    for (var agent = 0; agent < 9; agent++) {
      world.from("a" + agent, List.of("unicom", "mobile", "telecom").get(agent % 3), "beijing");
      for (var id = 0; id < 100; id++) {
        var seen = world.sees(World.numbered(id));
        var step = id % 2 == 0 ? seen.refusedIn(7) : seen.connectsIn(5);
        assertThat(step).isNotNull();
      }
    }

    var outages = Isolation.outages(world.observations, List.of());

    assertThat(outages)
        .extracting(each -> each.verdict().domain())
        .containsExactly(FaultDomain.BORDER);
    assertThat(outages.getFirst().paths()).hasSize(450);
    assertThat(outages.getFirst().verdict().scope().targets()).isEqualTo(50);
    assertThat(outages.getFirst().verdict().scope().vantages()).isEqualTo(9);
  }
}

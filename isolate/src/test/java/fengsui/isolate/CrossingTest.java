package fengsui.isolate;

import static fengsui.isolate.World.ABROAD;
import static fengsui.isolate.World.HOME;
import static fengsui.isolate.World.PAY;
import static fengsui.isolate.World.SHOP;
import static fengsui.isolate.World.byName;
import static org.assertj.core.api.Assertions.assertThat;

import fengsui.model.FaultDomain;
import fengsui.model.Target;
import fengsui.model.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Every name that leads overseas is answered with one forged address, so that nothing overseas can
/// be measured; the zone's own server gives two answers.
class CrossingTest {

  private static final String FORGED = "203.0.113.77";
  private static final String CONTROL = "tls://dns.example@192.0.2.99";
  private static final String ZONE = "udp://198.51.100.53:53";

  private final World world = new World();

  private Verdict twoAnswers(double later) {
    for (var carrier : List.of("unicom", "telecom", "mobile")) {
      world.from("bj-" + carrier, carrier, "beijing");
      world.sees(byName(HOME)).resolvesTo(4, HOME.host()).works(4);
      for (var target : List.of(byName(SHOP), byName(PAY), byName(ABROAD))) {
        forged(target, later);
      }
    }
    var verdicts = world.verdicts();
    assertThat(verdicts).as(verdicts.toString()).hasSize(1);
    return verdicts.getFirst();
  }

  private void forged(Target target, double later) {
    world.sees(target).resolvesTo(14, FORGED).dark();
    world.sees(target).askingByTcp().resolvesTo(18, FORGED);
    world.sees(target).asking(CONTROL).resolvesTo(20, FORGED);
    world
        .sees(target)
        .askingZone(ZONE, "ours")
        .resolvesTwice(7, FORGED, later, World.addressOf(target));
  }

  @Test
  void aSecondAnswerFromFarOffIsTheBorder() {
    var verdict = twoAnswers(70);

    assertThat(verdict.domain()).isEqualTo(FaultDomain.BORDER);
    assertThat(verdict.because().toString())
        .contains("resolver " + ZONE + " got two answers that share no address");
  }

  @Test
  void aSecondAnswerFromNearbyIsNoSignOfTheBorder() {
    var verdict = twoAnswers(8);

    assertThat(verdict.domain()).isEqualTo(FaultDomain.UNKNOWN);
    assertThat(verdict.because().toString()).doesNotContain("got two answers");
  }
}

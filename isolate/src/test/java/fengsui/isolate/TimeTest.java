package fengsui.isolate;

import static fengsui.isolate.World.ABROAD;
import static fengsui.isolate.World.HALL;
import static fengsui.isolate.World.HOME;
import static fengsui.isolate.World.NEXT_DOOR;
import static fengsui.isolate.World.PAY;
import static fengsui.isolate.World.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import fengsui.model.FaultDomain;
import fengsui.model.Verdict;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What time tells: changes just before, recoveries, and what is too old to count.
class TimeTest {

  private static final List<String> CARRIERS = List.of("telecom", "unicom", "mobile");

  private final World world = new World();

  @Test
  void onePacketLostAfterManySuccessesIsWeather() {
    for (var round = 0; round < 5; round++) {
      for (var carrier : CARRIERS) {
        world.from("bj-" + carrier, carrier, "beijing").sees(HALL).works(9);
        world.sees(HOME).works(9);
      }
      world.later(Duration.ofMinutes(1));
    }
    world.from("bj-unicom", "unicom", "beijing").sees(HALL).dark();
    world.sees(HOME).works(9);

    only(FaultDomain.NONE);
  }

  @Test
  void successesOfYesterdayProveNothingToday() {
    world.sees(ABROAD).works(140);
    world.sees(HOME).works(8);
    world.later(Duration.ofHours(20)).sees(SHOP).refusedIn(130);

    var old = world.verdict();
    world.sees(ABROAD).works(140);

    assertThat(world.verdict().confidence()).isGreaterThan(old.confidence());
    assertThat(old.because()).noneMatch(line -> line.contains("works"));
  }

  @Test
  void aDeployJustBeforeIsTheChange() {
    world.sees(SHOP).works(130);
    world.later(Duration.ofMinutes(10));
    world.changed("deploy", "D-7", Duration.ofMinutes(2));
    world.changed("campaign", "C-1", Duration.ofMinutes(1));
    world.sees(SHOP).refusedIn(131);
    world.sees(PAY).works(130);

    assertThat(only(FaultDomain.CHANGE).where().change()).isEqualTo("D-7");
  }

  @Test
  void aChangeExplainsNothingThatTheBorderDoes() {
    world.changed("deploy", "D-7", Duration.ofMinutes(2));
    world.sees(SHOP).onPort(8443).connectsIn(130);
    world.sees(SHOP).thenTheRealSynAck(130).refusedIn(7);
    world.sees(PAY).refusedIn(7);
    world.sees(HOME).works(8);

    only(FaultDomain.BORDER);
  }

  @Test
  void aChangeOfTheWrongKindIsNotBlamed() {
    world.changed("campaign", "C-1", Duration.ofMinutes(1));
    world.changed("certificate", "X-1", Duration.ofMinutes(1));
    world.sees(SHOP).refusedIn(131);
    world.sees(SHOP).onPort(80).connectsIn(130);
    world.sees(PAY).works(130);

    only(FaultDomain.OURS);
  }

  @Test
  void whatHasRecoveredIsNoOutage() {
    world.sees(SHOP).refusedIn(7);
    world.later(Duration.ofMinutes(74));
    world.sees(SHOP).works(130);

    only(FaultDomain.NONE);
  }

  @Test
  void anOutageLastsSinceTheFirstFailureOfItsSpell() {
    world.sees(SHOP).refusedIn(7);
    world.later(Duration.ofMinutes(10)).sees(SHOP).works(130);
    var began = world.later(Duration.ofMinutes(10)).now;
    world.sees(SHOP).refusedIn(7);
    world.later(Duration.ofMinutes(10)).sees(SHOP).refusedIn(7);
    world.sees(PAY).refusedIn(7);
    world.sees(HOME).works(8);

    assertThat(world.verdict().since()).isEqualTo(began);
  }

  @Test
  void aDeadControlIsNobodysBusiness() {
    world.sees(SHOP).works(130);
    world.sees(ABROAD).refusedIn(150);
    world.sees(ABROAD).onPort(80).connectsIn(140);
    world.sees(NEXT_DOOR).works(9);

    only(FaultDomain.NONE);
  }

  private Verdict only(FaultDomain domain) {
    var verdicts = world.verdicts();
    assertThat(verdicts)
        .as(verdicts.toString().replace(", ", ",\n "))
        .extracting(Verdict::domain)
        .containsExactly(domain);
    return verdicts.getFirst();
  }
}

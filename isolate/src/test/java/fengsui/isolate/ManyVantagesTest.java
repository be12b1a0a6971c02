package fengsui.isolate;

import static fengsui.isolate.World.HALL;
import static fengsui.isolate.World.HOME;
import static fengsui.isolate.World.PAY;
import static fengsui.isolate.World.SHOP;
import static fengsui.isolate.World.byName;
import static fengsui.model.Scheme.TCP;
import static org.assertj.core.api.Assertions.assertThat;

import fengsui.model.Failure;
import fengsui.model.FaultDomain;
import fengsui.model.Owner;
import fengsui.model.Side;
import fengsui.model.Stage;
import fengsui.model.Target;
import fengsui.model.Verdict;
import fengsui.model.Verdict.Direction;
import fengsui.model.Verdict.Layer;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What many vantages know together.
class ManyVantagesTest {

  private static final List<String> CARRIERS = List.of("telecom", "unicom", "mobile");

  private final World world = new World();

  @Test
  void oneCutPortForAllCarriersIsTheBorderAndRobust() {
    for (var carrier : CARRIERS) {
      world.from("bj-" + carrier, carrier, "beijing");
      world.sees(SHOP).refusedIn(130);
      world.sees(PAY).refusedIn(120);
      world.sees(HALL).works(9);
      world.sees(HOME).works(8);
    }

    var verdict = only(FaultDomain.BORDER);
    assertThat(verdict.where().port()).isEqualTo(443);
    assertThat(verdict.where().direction()).isEqualTo(Direction.OUTBOUND);
    assertThat(verdict.robust()).isTrue();
    assertThat(verdict.scope()).isEqualTo(new Verdict.Scope(2, 3));
  }

  @Test
  void aBorderThatCutsBothDirectionsIsOneOutage() {
    for (var carrier : CARRIERS) {
      world.from("bj-" + carrier, carrier, "beijing");
      world.sees(SHOP).refusedIn(7);
      world.sees(PAY).refusedIn(7);
      world.sees(HALL).works(9);
    }
    for (var agent : List.of("us-1", "us-2")) {
      world.fromAbroad(agent);
      world.sees(HALL).connectsIn(130).resetIn(1);
      world.sees(HOME).connectsIn(130).resetIn(1);
      world.sees(SHOP).works(20);
      world.sees(PAY).works(20);
    }

    var verdict = only(FaultDomain.BORDER);
    assertThat(verdict.where().direction()).isEqualTo(Direction.BOTH);
  }

  @Test
  void twoPortsCutAtTheBorderAreNotSaidToBeOne() {
    for (var carrier : CARRIERS) {
      world.from("bj-" + carrier, carrier, "beijing");
      for (var target : new Target[] {SHOP, PAY}) {
        world.sees(target).dark();
        world.sees(target).onPort(8443).dark();
        world.sees(target).onPort(80).connectsIn(130);
      }
      world.sees(HALL).works(9);
      world.sees(HOME).works(8);
    }

    assertThat(only(FaultDomain.BORDER).where().port()).isNull();
  }

  @Test
  void aVantageWhoseControlsFailOnOnePortOnlyIsNotBroken() {
    for (var carrier : CARRIERS) {
      world.from("bj-" + carrier, carrier, "beijing");
      for (var target : new Target[] {SHOP, PAY, HALL, HOME}) {
        if (carrier.equals("unicom")) {
          world.sees(target).dark();
          world.sees(target).onPort(80).connectsIn(9);
          world.sees(target).onPort(8443).connectsIn(9);
        } else {
          world.sees(target).works(20);
        }
      }
    }
    world.from("bj-unicom", "unicom", "beijing");
    var self = new Target("self/controls", TCP, "bj-unicom", 1, "/", Side.DOMESTIC, Owner.SELF);
    world.sees(self).fails(Stage.CONNECT, Failure.GENERIC_TIMEOUT_ERROR, 100);

    var verdict = only(FaultDomain.CARRIER);
    assertThat(verdict.where().carrier()).hasToString("unicom");
    assertThat(verdict.where().layer()).isEqualTo(Layer.PATH);
  }

  @Test
  void oneCarriersResolversAreThatCarrierInThatProvince() {
    for (var carrier : CARRIERS) {
      world.from("bj-" + carrier, carrier, "beijing");
      for (var target : new Target[] {byName(HALL), byName(HOME), byName(PAY)}) {
        if (carrier.equals("unicom")) {
          world.sees(target).resolvesToNowhere(4, "127.0.0.2");
        } else {
          world.sees(target).resolvesTo(4, World.addressOf(target)).works(9);
        }
      }
    }
    world.from("sh-unicom", "unicom", "shanghai");
    world.sees(byName(HALL)).resolvesTo(4, HALL.host()).works(9);

    var verdict = only(FaultDomain.CARRIER);
    assertThat(verdict.where().carrier()).hasToString("unicom");
    assertThat(verdict.where().province()).isEqualTo("beijing");
    assertThat(verdict.where().layer()).isEqualTo(Layer.DNS);
  }

  @Test
  void twoCarriersInOneNightAreTwoOutages() {
    for (var carrier : CARRIERS) {
      world.from("bj-" + carrier, carrier, "beijing");
      for (var target : new Target[] {byName(HALL), byName(HOME), byName(PAY)}) {
        if (carrier.equals("telecom")) {
          world.sees(target).resolvesTo(4, World.addressOf(target)).works(9);
        } else {
          world.sees(target).resolvesToNowhere(4, "127.0.0.2");
        }
      }
    }

    var carriers = world.verdicts().stream().map(v -> v.where().carrier().code()).toList();
    assertThat(world.verdicts()).extracting(Verdict::domain).containsOnly(FaultDomain.CARRIER);
    assertThat(carriers).containsExactlyInAnyOrder("unicom", "mobile");
  }

  @Test
  void aTargetThatFailsFromEverywhereIsOurs() {
    for (var carrier : CARRIERS) {
      world.from("bj-" + carrier, carrier, "beijing");
      world.sees(SHOP).dark();
      world.sees(PAY).works(130);
      world.sees(HOME).works(8);
    }
    world.fromAbroad("us-1").sees(SHOP).dark();
    world.sees(PAY).works(20);

    var verdict = only(FaultDomain.OURS);
    assertThat(verdict.robust()).isTrue();
  }

  @Test
  void aProvidersOutageIsTheProviders() {
    for (var carrier : CARRIERS) {
      world.from("bj-" + carrier, carrier, "beijing");
      world.sees(SHOP).works(130);
      world.sees(PAY).connectsIn(130).securesIn(131).fails(Stage.EXCHANGE, Failure.EOF_ERROR, 150);
    }

    assertThat(only(FaultDomain.PROVIDER).where().provider()).isEqualTo("acme");
  }

  @Test
  void aBrokenVantageIsNoOutage() {
    for (var agent : List.of("bj-u-1", "bj-u-2", "bj-u-3")) {
      world.from(agent, "unicom", "beijing");
      for (var target : new Target[] {SHOP, PAY, HALL, HOME}) {
        if (agent.equals("bj-u-2")) {
          world.sees(target).dark();
        } else {
          world.sees(target).works(20);
        }
      }
    }

    var verdict = only(FaultDomain.MONITOR);
    assertThat(verdict.because()).anyMatch(line -> line.contains("bj-u-2"));
  }

  @Test
  void onePortDarkForOneCarrierOnlyIsThatCarrier() {
    for (var carrier : CARRIERS) {
      world.from("bj-" + carrier, carrier, "beijing");
      for (var target : new Target[] {SHOP, PAY, HALL, HOME}) {
        if (carrier.equals("unicom")) {
          world.sees(target).dark();
          world.sees(target).onPort(80).connectsIn(100);
        } else {
          world.sees(target).works(100);
        }
      }
    }

    var verdict = only(FaultDomain.CARRIER);
    assertThat(verdict.where().layer()).isEqualTo(Layer.PATH);
  }

  @Test
  void everythingAbroadDarkForOneCarrierOnlyIsThatCarrier() {
    for (var carrier : CARRIERS) {
      world.from("bj-" + carrier, carrier, "beijing");
      for (var target : new Target[] {SHOP, PAY, HALL, HOME}) {
        var dark = carrier.equals("mobile") && target.side() == Side.OVERSEAS;
        var seen = dark ? world.sees(target).dark() : world.sees(target).works(100);
        assertThat(seen).isNotNull();
      }
    }

    assertThat(only(FaultDomain.CARRIER).where().carrier()).hasToString("mobile");
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

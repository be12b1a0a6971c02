package fengsui.isolate;

import static fengsui.isolate.World.HOME;
import static fengsui.isolate.World.PAY;
import static fengsui.isolate.World.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import fengsui.model.Evidence;
import fengsui.model.FaultDomain;
import fengsui.model.Outcome;
import fengsui.model.Owner;
import fengsui.model.Scheme;
import fengsui.model.Side;
import fengsui.model.Stage;
import fengsui.model.Step;
import fengsui.model.Target;
import org.junit.jupiter.api.Test;

/// What agents say of themselves.
class HealthTest {

  private final World world = new World();

  @Test
  void anAgentsOwnTroubleIsNoOutageByItself() {
    world.sees(SHOP).works(130);
    says("self/clock", "jumped by 3600 s");

    assertThat(world.verdict().domain()).isEqualTo(FaultDomain.NONE);
    assertThat(world.verdict().scope().targets()).isEqualTo(1);
  }

  @Test
  void silenceOfAnAgentWithoutARouteIsItsOwn() {
    world.sees(SHOP).dark();
    world.sees(PAY).dark();
    var before = world.verdict();
    says("self/route", "no default route");

    var verdict = world.verdict();

    assertThat(before.domain()).isNotEqualTo(FaultDomain.MONITOR);
    assertThat(verdict.domain()).isEqualTo(FaultDomain.MONITOR);
    assertThat(verdict.where().agent()).isEqualTo("bj-u-1");
    assertThat(verdict.because()).anyMatch(line -> line.contains("no default route"));
  }

  @Test
  void aCutBorderStaysTheBorderThoughEveryControlFails() {
    for (var carrier : new String[] {"telecom", "unicom", "mobile"}) {
      world.from("bj-" + carrier, carrier, "beijing");
      world.sees(SHOP).refusedIn(7);
      world.sees(PAY).refusedIn(7);
      world.sees(HOME).works(8);
      says("self/controls", "none of 2 controls works");
    }

    assertThat(world.verdict().domain()).isEqualTo(FaultDomain.BORDER);
  }

  private void says(String what, String text) {
    var self = new Target(what, Scheme.TCP, "bj-u-1", 1, "/", Side.DOMESTIC, Owner.SELF);
    var outcome = new Outcome.Unclassified(text);
    world.add(self, new Step(Stage.CONNECT, outcome, 1, null, Evidence.NONE));
  }
}

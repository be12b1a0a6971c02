package fengsui.isolate;

import static fengsui.isolate.World.ABROAD;
import static fengsui.isolate.World.HALL;
import static fengsui.isolate.World.HOME;
import static fengsui.isolate.World.PAY;
import static fengsui.isolate.World.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import fengsui.model.FaultDomain;
import fengsui.model.Target;
import fengsui.model.Verdict;
import fengsui.model.Verdict.Direction;
import fengsui.model.Verdict.Layer;
import org.junit.jupiter.api.Test;

/// What one vantage can know of a path, and what it cannot.
class OneVantageTest {

  private final World world = new World();

  @Test
  void whatWorksIsNobodysFault() {
    world.sees(SHOP).works(130);
    world.sees(HOME).works(8);

    expect(FaultDomain.NONE);
  }

  // --- refused

  @Test
  void aRefusalFasterThanLightIsTheBorder() {
    world.sees(SHOP).refusedIn(6.7);
    world.sees(SHOP).onPort(8443).connectsIn(130);
    world.sees(ABROAD).refusedIn(6.9);
    world.sees(HOME).works(8);

    var verdict = expect(FaultDomain.BORDER);
    assertThat(verdict.where().layer()).isEqualTo(Layer.TCP);
    assertThat(verdict.where().port()).isEqualTo(443);
    assertThat(verdict.where().direction()).isEqualTo(Direction.OUTBOUND);
    assertThat(verdict.confidence()).isGreaterThan(0.95);
    assertThat(verdict.robust()).isFalse();
    assertThat(verdict.because()).anyMatch(line -> line.contains("6.7 ms"));
    assertThat(verdict.ruledOut()).anyMatch(out -> out.domain() == FaultDomain.OURS);
  }

  @Test
  void aRefusalFasterThanLightIsTheBorderEvenIfItPicksThisTarget() {
    world.sees(SHOP).refusedIn(6.7);
    world.sees(SHOP).onPort(8443).connectsIn(130);
    world.sees(ABROAD).works(140);
    world.sees(HOME).works(8);

    expect(FaultDomain.BORDER);
  }

  @Test
  void aSynAckAfterTheResetProvesTheBorder() {
    world.sees(SHOP).thenTheRealSynAck(130).refusedIn(129);
    world.sees(ABROAD).works(140);
    world.sees(HOME).works(8);

    expect(FaultDomain.BORDER);
  }

  @Test
  void aSynAckAfterTheResetWithoutAnyControlIsStillNotOurs() {
    world.sees(SHOP).thenTheRealSynAck(130).refusedIn(6);

    expect(FaultDomain.BORDER);
  }

  @Test
  void resetsWithAnotherTtlThanTheHostAreTheBorder() {
    world.sees(SHOP).withReset(128, 201, 1980).withReset(128.1, 201, 1981).refusedIn(128);
    world.sees(SHOP).onPort(8443).withSynAck(130, 45).connectsIn(130);
    world.sees(ABROAD).works(140);
    world.sees(HOME).works(8);

    expect(FaultDomain.BORDER);
  }

  @Test
  void aResetAtTheRoundTripOfSeveralOwnersIsTheBorder() {
    world.sees(SHOP).refusedIn(129);
    world.sees(SHOP).onPort(8443).connectsIn(130);
    world.sees(ABROAD).refusedIn(141);
    world.sees(HOME).works(8);

    expect(FaultDomain.BORDER);
  }

  @Test
  void injectionOnDomesticPathsTooIsTheCarrier() {
    world.sees(SHOP).thenTheRealSynAck(130).refusedIn(3);
    world.sees(ABROAD).thenTheRealSynAck(140).refusedIn(3);
    world.sees(HOME).thenTheRealSynAck(8).refusedIn(3);

    var verdict = expect(FaultDomain.CARRIER);
    assertThat(verdict.where().layer()).isEqualTo(Layer.TCP);
  }

  @Test
  void injectionOnADomesticPathIsNeverOurs() {
    world.sees(HALL).thenTheRealSynAck(20).refusedIn(3);
    world.sees(HALL).onPort(8443).connectsIn(20);
    world.sees(HOME).works(8);

    assertThat(world.diagnosis(HALL).domain()).isIn(FaultDomain.CARRIER, FaultDomain.UNKNOWN);
  }

  @Test
  void aStoppedProcessIsOurs() {
    world.sees(SHOP).refusedIn(130);
    world.sees(SHOP).onPort(80).connectsIn(129);
    world.sees(ABROAD).works(140);
    world.sees(HOME).works(8);

    var verdict = expect(FaultDomain.OURS);
    assertThat(verdict.where().layer()).isEqualTo(Layer.TCP);
    assertThat(verdict.where().port()).isEqualTo(443);
  }

  @Test
  void aHostThatRefusesEverythingIsOurs() {
    world.sees(SHOP).withReset(130, 45, 0).refusedIn(130);
    world.sees(SHOP).onPort(80).refusedIn(130);
    world.sees(SHOP).onPort(8443).refusedIn(130);
    world.sees(ABROAD).works(40);
    world.sees(HOME).works(8);

    expect(FaultDomain.OURS);
  }

  @Test
  void aStoppedProcessOfAProviderIsTheProviders() {
    world.sees(PAY).refusedIn(130);
    world.sees(PAY).onPort(80).connectsIn(129);
    world.sees(ABROAD).works(140);
    world.sees(HOME).works(8);

    var verdict = world.diagnosis(PAY);
    assertThat(verdict.domain()).isEqualTo(FaultDomain.PROVIDER);
    assertThat(verdict.where().provider()).isEqualTo("acme");
  }

  @Test
  void aStoppedProcessInTheCountryIsOurs() {
    world.sees(HALL).refusedIn(9);
    world.sees(HALL).onPort(80).refusedIn(9);
    world.sees(ABROAD).works(140);
    world.sees(HOME).works(8);

    expect(HALL, FaultDomain.OURS);
  }

  @Test
  void aStoppedProcessWithoutControlsIsNotTheBorder() {
    world.sees(SHOP).refusedIn(130);

    assertThat(world.diagnosis(SHOP).domain()).isIn(FaultDomain.OURS, FaultDomain.UNKNOWN);
  }

  // --- reset after the ClientHello

  @Test
  void aResetOnlyWithTheNameIsTheBorder() {
    world.sees(SHOP).connectsIn(130).resetIn(15);
    world.sees(SHOP).withoutName().connectsIn(130).securesIn(131);
    world.sees(ABROAD).works(140);
    world.sees(HOME).works(8);

    var verdict = expect(FaultDomain.BORDER);
    assertThat(verdict.where().layer()).isEqualTo(Layer.TLS);
  }

  @Test
  void aSlowResetOnlyWithTheNameIsTheBorderToo() {
    world.sees(SHOP).connectsIn(130).resetIn(131);
    world.sees(SHOP).withoutName().connectsIn(130).securesIn(131);
    world.sees(ABROAD).works(140);
    world.sees(HOME).works(8);

    expect(FaultDomain.BORDER);
  }

  @Test
  void aResetWithAndWithoutTheNameAtTheRoundTripIsOurs() {
    world.sees(SHOP).withSynAck(130, 45).connectsIn(130).withReset(131, 45, 0).resetIn(131);
    world.sees(SHOP).withoutName().connectsIn(130).resetIn(131);
    world.sees(ABROAD).works(140);
    world.sees(HOME).works(8);

    expect(FaultDomain.OURS);
  }

  @Test
  void resetsAfterTheHandshakeOfSeveralOwnersAreTheBorder() {
    world.sees(SHOP).connectsIn(130).resetIn(131);
    world.sees(ABROAD).connectsIn(140).resetIn(141);
    world.sees(HOME).works(8);

    expect(FaultDomain.BORDER);
  }

  private Verdict expect(FaultDomain domain) {
    return expect(SHOP, domain);
  }

  private Verdict expect(Target target, FaultDomain domain) {
    var verdict = world.diagnosis(target);
    assertThat(verdict.domain()).as(verdict.toString().replace(", ", ",\n ")).isEqualTo(domain);
    return verdict;
  }
}

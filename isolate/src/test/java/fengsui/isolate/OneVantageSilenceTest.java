package fengsui.isolate;

import static fengsui.isolate.World.ABROAD;
import static fengsui.isolate.World.AFAR;
import static fengsui.isolate.World.HALL;
import static fengsui.isolate.World.HOME;
import static fengsui.isolate.World.NEXT_DOOR;
import static fengsui.isolate.World.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import fengsui.model.Failure;
import fengsui.model.FaultDomain;
import fengsui.model.Stage;
import fengsui.model.Target;
import fengsui.model.Verdict;
import fengsui.model.Verdict.Layer;
import org.junit.jupiter.api.Test;

/// What one vantage can know of silence, of rejections, and of what the far end says.
class OneVantageSilenceTest {

  private final World world = new World();

  // --- silence

  @Test
  void nothingAtAllFromHereIsThisVantage() {
    world.sees(SHOP).dark();
    world.sees(SHOP).onPort(80).dark();
    world.sees(SHOP).onPort(8443).dark();
    world.sees(ABROAD).dark();
    world.sees(HOME).dark();

    expect(FaultDomain.MONITOR);
  }

  @Test
  void onePortDarkForSeveralOwnersAbroadIsTheBorder() {
    world.sees(SHOP).dark();
    world.sees(SHOP).onPort(8443).connectsIn(130);
    world.sees(ABROAD).dark();
    world.sees(HOME).works(8);

    var verdict = expect(FaultDomain.BORDER);
    assertThat(verdict.where().layer()).isEqualTo(Layer.PATH);
    assertThat(verdict.confidence()).isLessThan(0.97);
  }

  @Test
  void everythingAbroadDarkCanBeCarrierOrBorder() {
    world.sees(SHOP).dark();
    world.sees(SHOP).onPort(80).dark();
    world.sees(SHOP).onPort(8443).dark();
    world.sees(ABROAD).dark();
    world.sees(HOME).works(8);

    var verdict = expect(FaultDomain.UNKNOWN);
    assertThat(verdict.next()).isNotNull();
    assertThat(verdict.next().control()).contains("another carrier");
    assertThat(verdict.next().gainBits()).isGreaterThan(0.3);
  }

  @Test
  void onePortDarkOfOneHostAbroadCanBeAFirewallOrTheBorder() {
    world.sees(SHOP).dark();
    world.sees(SHOP).onPort(8443).connectsIn(130);
    world.sees(ABROAD).works(140);
    world.sees(HOME).works(8);

    expect(FaultDomain.UNKNOWN);
  }

  @Test
  void oneHostAbroadDarkOnAllPortsIsOurs() {
    world.sees(SHOP).dark();
    world.sees(SHOP).onPort(80).dark();
    world.sees(SHOP).onPort(8443).dark();
    world.sees(ABROAD).works(140);
    world.sees(HOME).works(8);

    expect(FaultDomain.OURS);
  }

  @Test
  void oneHostInTheCountryDarkIsOurs() {
    world.sees(HALL).dark();
    world.sees(HOME).works(8);

    expect(HALL, FaultDomain.OURS);
  }

  @Test
  void onePortDarkOnBothSidesIsUndecidedFromHere() {
    world.sees(SHOP).dark();
    world.sees(SHOP).onPort(80).connectsIn(130);
    world.sees(ABROAD).dark();
    world.sees(HOME).dark();

    expect(FaultDomain.UNKNOWN);
  }

  @Test
  void slownessOfEverybodyAbroadHasNoSender() {
    world.sees(SHOP).connectsIn(130).slow();
    world.sees(SHOP).onPort(8443).connectsIn(130);
    world.sees(ABROAD).connectsIn(140).slow();
    world.sees(HOME).works(8);

    expect(FaultDomain.UNKNOWN);
  }

  @Test
  void slownessOfOneHostIsItsOwn() {
    world.sees(SHOP).connectsIn(130).slow();
    world.sees(ABROAD).works(140);
    world.sees(HOME).works(8);

    expect(FaultDomain.OURS);
  }

  // --- ICMP and the local system

  @Test
  void aRejectByTheTargetItselfIsOurs() {
    world.sees(SHOP).rejectedBy("198.51.100.10");
    world.sees(SHOP).onPort(8443).connectsIn(130);
    world.sees(ABROAD).works(140);
    world.sees(HOME).works(8);

    expect(FaultDomain.OURS);
  }

  @Test
  void aRejectOfThisTargetOnlyIsAFirewallAtTheFarEnd() {
    world.sees(SHOP).rejectedBy("198.51.100.1");
    world.sees(ABROAD).works(140);
    world.sees(HOME).works(8);

    expect(FaultDomain.OURS);
  }

  @Test
  void oneRouterRejectingEverybodyIsTheCarrier() {
    world.sees(HALL).rejectedBy("10.9.9.9");
    world.sees(HOME).rejectedBy("10.9.9.9");
    world.sees(ABROAD).rejectedBy("10.9.9.9");
    world.sees(HALL).through("udp://192.0.2.53:53").onPort(80).rejectedBy("10.9.9.9");
    world.sees(NEXT_DOOR).works(9);

    assertThat(world.diagnosis(HALL).domain()).isIn(FaultDomain.CARRIER, FaultDomain.UNKNOWN);
  }

  @Test
  void aSystemThatForbidsItIsThisVantage() {
    world.sees(SHOP).fails(Stage.CONNECT, Failure.PERMISSION_DENIED, 0.1);

    expect(FaultDomain.MONITOR);
  }

  // --- what the far end says itself

  @Test
  void anErrorStatusIsOurs() {
    world
        .sees(SHOP)
        .connectsIn(130)
        .securesIn(131)
        .fails(Stage.EXCHANGE, Failure.HTTP_SERVER_ERROR, 140);
    world.sees(ABROAD).works(140);

    var verdict = expect(FaultDomain.OURS);
    assertThat(verdict.where().layer()).isEqualTo(Layer.HTTP);
  }

  @Test
  void anExpiredCertificateIsOurs() {
    world.sees(SHOP).connectsIn(130).wrongCertificate(Failure.SSL_INVALID_CERTIFICATE, "CN=ca");
    world.sees(ABROAD).works(140);

    var verdict = expect(FaultDomain.OURS);
    assertThat(verdict.where().layer()).isEqualTo(Layer.TLS);
  }

  @Test
  void everybodysCertificateExpiredIsOurClock() {
    for (var target : new Target[] {SHOP, ABROAD, AFAR, HOME}) {
      world
          .sees(target)
          .connectsIn(50)
          .wrongCertificate(Failure.SSL_INVALID_CERTIFICATE, "CN=ca" + target.id());
    }

    expect(FaultDomain.MONITOR);
  }

  @Test
  void everybodysCertificateFromOneStrangerIsUndecided() {
    for (var target : new Target[] {SHOP, ABROAD, AFAR, HOME}) {
      world
          .sees(target)
          .connectsIn(50)
          .wrongCertificate(Failure.SSL_UNKNOWN_AUTHORITY, "CN=stranger");
    }

    expect(FaultDomain.UNKNOWN);
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

package fengsui.isolate;

import static fengsui.isolate.World.ABROAD;
import static fengsui.isolate.World.HOME;
import static fengsui.isolate.World.NEXT_DOOR;
import static fengsui.isolate.World.PAY;
import static fengsui.isolate.World.SHOP;
import static fengsui.isolate.World.byName;
import static org.assertj.core.api.Assertions.assertThat;

import fengsui.model.Failure;
import fengsui.model.FaultDomain;
import fengsui.model.Target;
import fengsui.model.Verdict;
import fengsui.model.Verdict.Layer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What one vantage can know of a name that leads nowhere or astray.
class NamesTest {

  private static final String PUBLIC = "udp://192.0.2.253:53";
  private static final String FAR = "udp://203.0.113.53:53";
  private static final Target NAMED = byName(SHOP);

  private final World world = new World();

  @Test
  void loopbackFromOneResolverOnlyIsTheCarrier() {
    world.sees(NAMED).resolvesToNowhere(4, "127.0.0.2");
    world.sees(NAMED).asking(PUBLIC).resolvesTo(9, SHOP.host());
    world.sees(NAMED).atAddress(SHOP.host()).connectsIn(130).securesIn(131);
    world.sees(HOME).works(8);

    var verdict = expect(FaultDomain.CARRIER);
    assertThat(verdict.where().layer()).isEqualTo(Layer.DNS);
    assertThat(verdict.where().carrier()).hasToString("unicom");
  }

  @Test
  void loopbackFromOneResolverOnlyIsTheCarrierWithoutTheCertificateToo() {
    world.sees(NAMED).resolvesToNowhere(4, "127.0.0.2");
    world.sees(NAMED).asking(PUBLIC).resolvesTo(9, SHOP.host());
    world.sees(byName(HOME)).resolvesTo(4, HOME.host()).works(8);

    expect(FaultDomain.CARRIER);
  }

  @Test
  void loopbackForUnrelatedNamesIsTheCarrierEvenWithoutASecondResolver() {
    world.sees(NAMED).resolvesToNowhere(4, "127.0.0.2");
    world.sees(byName(HOME)).resolvesToNowhere(4, "127.0.0.2");
    world.sees(byName(ABROAD)).resolvesToNowhere(4, "127.0.0.2");

    expect(FaultDomain.CARRIER);
  }

  @Test
  void loopbackFromEveryResolverForOurNameOnlyIsOurRecord() {
    world.sees(NAMED).resolvesToNowhere(4, "127.0.0.2");
    world.sees(NAMED).asking(PUBLIC).resolvesToNowhere(9, "127.0.0.2");
    world.sees(byName(HOME)).resolvesTo(4, HOME.host()).works(8);

    var verdict = expect(FaultDomain.OURS);
    assertThat(verdict.where().layer()).isEqualTo(Layer.DNS);
  }

  @Test
  void loopbackOfAProvidersNameFromEveryResolverIsTheProviders() {
    var named = byName(PAY);
    world.sees(named).resolvesToNowhere(4, "127.0.0.2");
    world.sees(named).asking(PUBLIC).resolvesToNowhere(9, "127.0.0.2");
    world.sees(named).asking(FAR).resolvesToNowhere(140, "127.0.0.2");
    world.sees(byName(HOME)).resolvesTo(4, HOME.host()).works(8);

    assertThat(world.diagnosis(named).domain()).isEqualTo(FaultDomain.PROVIDER);
  }

  @Test
  void loopbackFromTheOnlyResolverForOurNameOnlyIsUndecided() {
    world.sees(NAMED).resolvesToNowhere(4, "127.0.0.2");
    world.sees(byName(HOME)).resolvesTo(4, HOME.host()).works(8);

    var verdict = expect(FaultDomain.UNKNOWN);
    assertThat(verdict.next()).isNotNull();
    assertThat(verdict.next().control()).contains("another resolver");
  }

  @Test
  void aRefusalByLoopbackIsAboutTheName() {
    world.sees(NAMED).resolvesTo(4, "127.0.0.2").refusedIn(0.1);
    world.sees(NAMED).asking(PUBLIC).resolvesTo(9, SHOP.host());
    world.sees(HOME).works(8);

    var verdict = expect(FaultDomain.CARRIER);
    assertThat(verdict.where().layer()).isEqualTo(Layer.DNS);
  }

  @Test
  void twoAnswersFromAFarResolverAreTheBorder() {
    world.sees(NAMED).through(FAR).resolvesTwice(7, "31.13.94.37", 131, SHOP.host()).dark();
    world.sees(ABROAD).works(130);
    world.sees(HOME).works(8);

    var verdict = expect(FaultDomain.BORDER);
    assertThat(verdict.where().layer()).isEqualTo(Layer.DNS);
    assertThat(verdict.where().port()).isEqualTo(53);
  }

  @Test
  void aForgedLoopbackBeforeAFarResolversAnswerIsTheBorder() {
    world.sees(NAMED).through(FAR).resolvesTwice(7, "127.0.0.2", 131, SHOP.host());
    world.sees(ABROAD).works(130);
    world.sees(HOME).works(8);

    expect(FaultDomain.BORDER);
  }

  @Test
  void anAnswerThatTcpDeniesAtAFarResolverIsTheBorder() {
    world.sees(NAMED).through(FAR).resolvesTo(7, "198.51.100.99").refusedIn(140);
    world.sees(NAMED).through(FAR).askingByTcp().resolvesTo(262, SHOP.host());
    world.sees(NAMED).atAddress(SHOP.host()).connectsIn(130).securesIn(131);
    world.sees(ABROAD).works(130);
    world.sees(HOME).works(8);

    expect(FaultDomain.BORDER);
  }

  @Test
  void anAddressProvenWhileTheResolverLiedIsTheAnswerByNow() {
    world.from("bj-unicom", "unicom", "beijing");
    world.sees(NAMED).atAddress(SHOP.host()).connectsIn(130).securesIn(131);
    world.later(Duration.ofSeconds(5));
    for (var carrier : List.of("unicom", "telecom", "mobile")) {
      world.from("bj-" + carrier, carrier, "beijing");
      world.sees(NAMED).resolvesTo(4, SHOP.host()).refusedIn(7);
      world.sees(ABROAD).refusedIn(7);
      world.sees(HOME).works(8);
    }

    assertThat(world.verdicts())
        .singleElement()
        .satisfies(verdict -> {
          assertThat(verdict.domain()).isEqualTo(FaultDomain.BORDER);
          assertThat(verdict.where().layer()).isEqualTo(Layer.TCP);
        });
  }

  @Test
  void aWrongAnswerOfTheCarriersResolverByTcpTooIsTheCarrier() {
    world
        .sees(NAMED)
        .resolvesTo(4, "192.0.2.99")
        .connectsIn(8)
        .wrongCertificate(Failure.SSL_INVALID_HOSTNAME, "CN=portal");
    world.sees(NAMED).askingByTcp().resolvesTo(9, "192.0.2.99");
    world.sees(NAMED).asking(PUBLIC).resolvesTo(9, SHOP.host());
    world.sees(NAMED).atAddress(SHOP.host()).connectsIn(130).securesIn(131);
    world.sees(byName(HOME)).resolvesTo(4, HOME.host()).works(8);
    world.sees(ABROAD).works(130);

    expect(FaultDomain.CARRIER);
  }

  @Test
  void aPortalForEveryNameIsTheCarrier() {
    for (var target : new Target[] {NAMED, byName(HOME), byName(ABROAD)}) {
      world
          .sees(target)
          .resolvesTo(4, "192.0.2.99")
          .connectsIn(8)
          .wrongCertificate(Failure.SSL_INVALID_HOSTNAME, "CN=portal");
    }
    world.sees(NAMED).askingByTcp().resolvesTo(9, "192.0.2.99");

    expect(FaultDomain.CARRIER);
  }

  @Test
  void anAnswerOfAnotherNetworkIsNoForgeryWhileTheCertificateHolds() {
    world.sees(NAMED).resolvesTo(4, "192.0.2.77").works(8);
    world.sees(NAMED).asking(PUBLIC).resolvesTo(9, SHOP.host());

    expect(FaultDomain.NONE);
  }

  @Test
  void aNameThatNoResolverKnowsIsOurs() {
    world.sees(NAMED).resolvesNot(4, Failure.DNS_NXDOMAIN_ERROR);
    world.sees(NAMED).asking(PUBLIC).resolvesNot(9, Failure.DNS_NXDOMAIN_ERROR);
    world.sees(byName(HOME)).resolvesTo(4, HOME.host()).works(8);

    expect(FaultDomain.OURS);
  }

  @Test
  void aNameThatOnlyTheCarriersResolverDeniesIsTheCarrier() {
    world.sees(NAMED).resolvesNot(4, Failure.DNS_SERVFAIL_ERROR);
    world.sees(NAMED).asking(PUBLIC).resolvesTo(9, SHOP.host());
    world.sees(NAMED).atAddress(SHOP.host()).connectsIn(130).securesIn(131);

    expect(FaultDomain.CARRIER);
  }

  @Test
  void aResolverThatIsSilentAloneIsTheCarrier() {
    world.sees(NAMED).resolvesNot(5000, Failure.GENERIC_TIMEOUT_ERROR);
    world.sees(NAMED).asking(PUBLIC).resolvesTo(9, SHOP.host());
    world.sees(HOME).works(8);

    expect(FaultDomain.CARRIER);
  }

  @Test
  void silenceOfEveryResolverAndEveryAddressIsThisVantage() {
    world.sees(NAMED).resolvesNot(5000, Failure.GENERIC_TIMEOUT_ERROR);
    world.sees(NAMED).asking(PUBLIC).resolvesNot(5000, Failure.GENERIC_TIMEOUT_ERROR);
    world.sees(byName(HOME)).resolvesNot(5000, Failure.GENERIC_TIMEOUT_ERROR);
    world.sees(NEXT_DOOR).dark();
    world.sees(ABROAD).dark();

    expect(FaultDomain.MONITOR);
  }

  @Test
  void aResolverWhoseMachineRefusesShowsThatTheVantageLives() {
    world.sees(NAMED).resolvesNot(5, Failure.CONNECTION_REFUSED);
    world.sees(byName(HOME)).resolvesNot(5, Failure.CONNECTION_REFUSED);
    world.sees(byName(ABROAD)).resolvesNot(5, Failure.CONNECTION_REFUSED);

    expect(FaultDomain.CARRIER);
  }

  private Verdict expect(FaultDomain domain) {
    var verdict = world.diagnosis(NAMED);
    assertThat(verdict.domain()).as(verdict.toString().replace(", ", ",\n ")).isEqualTo(domain);
    return verdict;
  }
}

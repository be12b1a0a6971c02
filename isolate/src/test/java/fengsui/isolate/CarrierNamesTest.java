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
import fengsui.model.Owner;
import fengsui.model.Stage;
import fengsui.model.Target;
import fengsui.model.Verdict;
import fengsui.model.Verdict.Layer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Names seen by several resolvers of several carriers, and by those who know better.
class CarrierNamesTest {

  private static final String FIRST = "udp://192.0.2.53:53";
  private static final String SECOND = "udp://192.0.2.54:53";
  private static final String CONTROL = "https://doh.example/dns-query";
  private static final String ZONE = "udp://198.51.100.53:53";
  private static final List<Target> NAMES = List.of(byName(SHOP), byName(HOME), byName(ABROAD));

  private final World world = new World();

  /// The vantage's carrier answers loopback for everything, from both of its resolvers.
  private void poisoned() {
    for (var target : NAMES) {
      world.sees(target).resolvesToNowhere(4, "127.0.0.2");
      world.sees(target).askingSibling(SECOND).resolvesToNowhere(4, "127.0.0.2");
      world.sees(target).asking(CONTROL).resolvesTo(9, World.addressOf(target));
    }
  }

  private void fine() {
    for (var target : NAMES) {
      world.sees(target).resolvesTo(4, World.addressOf(target)).works(8);
      world.sees(target).askingSibling(SECOND).resolvesTo(4, World.addressOf(target));
    }
  }

  private Verdict only() {
    var verdicts = world.verdicts();
    assertThat(verdicts).as(verdicts.toString()).hasSize(1);
    return verdicts.getFirst();
  }

  @Test
  void twoResolversOfOneCarrierThatLieAreTheCarrierWithResolversNamesAndTime() {
    world.from("bj-u", "unicom", "beijing");
    poisoned();
    world.from("bj-t", "telecom", "beijing");
    fine();

    var verdict = only();
    assertThat(verdict.domain()).isEqualTo(FaultDomain.CARRIER);
    assertThat(verdict.where().layer()).isEqualTo(Layer.DNS);
    assertThat(verdict.where().carrier()).hasToString("unicom");
    assertThat(verdict.where().province()).isEqualTo("beijing");
    assertThat(verdict.where().resolvers()).containsExactly(FIRST, SECOND);
    assertThat(verdict.scope().names()).isEqualTo(3);
    assertThat(verdict.since()).isEqualTo(World.MIDNIGHT);
    assertThat(verdict.because().toString())
        .contains(
            "unicom in beijing: resolver udp://192.0.2.53:53, udp://192.0.2.54:53,"
                + " 3 unrelated names answered wrongly or not at all since 2025-08-19T16:30:00Z");
  }

  @Test
  void namesOfOneDomainAreOneUnrelatedName() {
    world.from("bj-u", "unicom", "beijing");
    world.sees(named("a", "a.shop.com.cn")).resolvesToNowhere(4, "127.0.0.2");
    world.sees(named("b", "b.shop.com.cn")).resolvesToNowhere(4, "127.0.0.2");
    world.sees(byName(HOME)).resolvesToNowhere(4, "127.0.0.2");
    world.sees(byName(HOME)).asking(CONTROL).resolvesTo(9, HOME.host());

    assertThat(only().scope().names()).isEqualTo(2);
  }

  private static Target named(String id, String host) {
    return new Target(id, SHOP.scheme(), host, 443, "/", SHOP.side(), Owner.OURS);
  }

  @Test
  void theSecondResolverAloneThatLiesIsTheCarrierAndOnlyThatResolver() {
    world.from("bj-u", "unicom", "beijing");
    for (var target : NAMES) {
      world.sees(target).resolvesTo(4, World.addressOf(target)).works(8);
      world.sees(target).askingSibling(SECOND).resolvesToNowhere(4, "127.0.0.2");
      world.sees(target).asking(CONTROL).resolvesTo(9, World.addressOf(target));
    }

    var verdict = only();
    assertThat(verdict.domain()).isEqualTo(FaultDomain.CARRIER);
    assertThat(verdict.where().resolvers()).containsExactly(SECOND);
    assertThat(verdict.because().getFirst()).contains("dns_bogon_error after 4.0 ms from bj-u");
    assertThat(Isolation.outages(world.observations, List.of()).getFirst().paths())
        .contains(new Path("bj-u", "shop", SECOND));
  }

  @Test
  void twoResolversOfOneCarrierThatAgreeProveNothingAboutTheZone() {
    world.from("bj-u", "unicom", "beijing");
    world.sees(byName(SHOP)).resolvesToNowhere(4, "127.0.0.2");
    world.sees(byName(SHOP)).askingSibling(SECOND).resolvesToNowhere(4, "127.0.0.2");
    world.sees(byName(HOME)).resolvesTo(4, HOME.host()).works(8);

    assertThat(only().domain()).isEqualTo(FaultDomain.UNKNOWN);
  }

  @Test
  void ourZonesServersThatSayLoopbackAreOurRecord() {
    for (var carrier : List.of("unicom", "telecom")) {
      world.from("bj-" + carrier, carrier, "beijing");
      world.sees(byName(HOME)).resolvesTo(4, HOME.host()).works(8);
      world.sees(byName(SHOP)).resolvesToNowhere(4, "127.0.0.2");
      world.sees(byName(SHOP)).asking(CONTROL).resolvesToNowhere(9, "127.0.0.2");
      world.sees(byName(SHOP)).askingZone(ZONE, "acme-dns").resolvesToNowhere(9, "127.0.0.2");
    }

    var verdict = only();
    assertThat(verdict.domain()).isEqualTo(FaultDomain.OURS);
    assertThat(verdict.where().layer()).isEqualTo(Layer.DNS);
    assertThat(verdict.because().toString()).contains("the zone's own servers");
  }

  @Test
  void aZoneThatAnswersRightlyMakesTheLieTheCarriersAlsoWithoutControls() {
    world.from("bj-u", "unicom", "beijing");
    world.sees(byName(SHOP)).resolvesToNowhere(4, "127.0.0.2");
    world.sees(byName(SHOP)).askingZone(ZONE, null).resolvesTo(60, SHOP.host());

    assertThat(only().domain()).isEqualTo(FaultDomain.CARRIER);
  }

  private void servfail(String carrier, String operator) {
    world.from("bj-" + carrier, carrier, "beijing");
    world.sees(byName(SHOP)).resolvesNot(40, Failure.DNS_SERVFAIL_ERROR);
    world.sees(byName(SHOP)).asking(CONTROL).resolvesNot(60, Failure.DNS_SERVFAIL_ERROR);
    if (operator != null) {
      world
          .sees(byName(SHOP))
          .askingZone(ZONE, operator)
          .resolvesNot(3000, Failure.GENERIC_TIMEOUT_ERROR);
    }
    world.sees(byName(HOME)).resolvesTo(4, HOME.host()).works(8);
    world.sees(byName(NEXT_DOOR)).resolvesTo(4, NEXT_DOOR.host()).works(8);
  }

  @Test
  void ourDnsProvidersServersThatAreSilentAreThatProvider() {
    List.of("unicom", "telecom", "mobile").forEach(carrier -> servfail(carrier, "acme-dns"));

    var verdict = only();
    assertThat(verdict.domain()).isEqualTo(FaultDomain.PROVIDER);
    assertThat(verdict.where().provider()).isEqualTo("acme-dns");
    assertThat(verdict.where().layer()).isEqualTo(Layer.DNS);
    assertThat(verdict.because().toString())
        .contains("the zone's own servers (acme-dns) do not answer for it");
  }

  @Test
  void silentServersThatWeRunOurselvesAreOurs() {
    List.of("unicom", "telecom", "mobile").forEach(carrier -> servfail(carrier, "ours"));

    assertThat(only().domain()).isEqualTo(FaultDomain.OURS);
  }

  @Test
  void servfailForOneZoneFromEveryCarrierIsItsProvidersAlsoWhereNobodyAskedThem() {
    List.of("unicom", "telecom", "mobile").forEach(carrier -> servfail(carrier, null));

    var verdict = only();
    assertThat(verdict.domain()).isEqualTo(FaultDomain.PROVIDER);
    assertThat(verdict.where().provider()).isNull();
    assertThat(verdict.because().toString()).contains("DNSSEC");
  }

  @Test
  void servfailFromOneCarrierOnlyIsThatCarrier() {
    servfail("unicom", null);
    for (var carrier : List.of("telecom", "mobile")) {
      world.from("bj-" + carrier, carrier, "beijing");
      fine();
    }
    world.from("bj-unicom", "unicom", "beijing");
    world.sees(byName(SHOP)).asking("udp://192.0.2.253:53").resolvesTo(9, SHOP.host());
    world.sees(byName(SHOP)).asking("udp://192.0.2.254:53").resolvesTo(9, SHOP.host());

    assertThat(only().domain()).isEqualTo(FaultDomain.CARRIER);
  }

  @Test
  void aNameThatTheZoneDoesNotKnowIsOursAndNoProviders() {
    for (var carrier : List.of("unicom", "telecom")) {
      world.from("bj-" + carrier, carrier, "beijing");
      world.sees(byName(SHOP)).resolvesNot(4, Failure.DNS_NXDOMAIN_ERROR);
      world.sees(byName(SHOP)).asking(CONTROL).resolvesNot(9, Failure.DNS_NXDOMAIN_ERROR);
      world
          .sees(byName(SHOP))
          .askingZone(ZONE, "acme-dns")
          .resolvesNot(9, Failure.DNS_NXDOMAIN_ERROR);
      world.sees(byName(HOME)).resolvesTo(4, HOME.host()).works(8);
    }

    assertThat(only().domain()).isEqualTo(FaultDomain.OURS);
  }

  @Test
  void poolAddressesFromAnOverseasResolverForEveryCarrierAreTheBorder() {
    var far = "udp://203.0.113.53:53";
    for (var carrier : List.of("unicom", "telecom", "mobile")) {
      world.from("bj-" + carrier, carrier, "beijing");
      world
          .sees(byName(SHOP))
          .through(far)
          .resolvesTwice(7, "31.13.94.37", 140, SHOP.host())
          .dark();
      world.sees(byName(HOME)).resolvesTo(4, HOME.host()).works(8);
      world.sees(ABROAD).works(130);
    }

    var verdict = only();
    assertThat(verdict.domain()).isEqualTo(FaultDomain.BORDER);
    assertThat(verdict.where().port()).isEqualTo(53);
    assertThat(verdict.where().resolvers()).containsExactly(far);
  }

  @Test
  void aPortalOfOneCarrierForNamesThatItSaysDoNotExistIsThatCarrier() {
    world.from("bj-u", "unicom", "beijing");
    for (var target : NAMES) {
      world
          .sees(target)
          .resolvesTo(4, "192.0.2.99")
          .connectsIn(8)
          .wrongCertificate(Failure.SSL_INVALID_HOSTNAME, "CN=portal");
      world.sees(target).asking(CONTROL).resolvesTo(9, World.addressOf(target));
    }
    world.from("bj-t", "telecom", "beijing");
    fine();

    var verdict = only();
    assertThat(verdict.domain()).isEqualTo(FaultDomain.CARRIER);
    assertThat(verdict.where().carrier()).hasToString("unicom");
    assertThat(verdict.where().layer()).isEqualTo(Layer.DNS);
  }

  private void slow(double ms) {
    world.from("bj-u", "unicom", "beijing");
    for (var target : NAMES) {
      world.sees(target).resolvesTo(ms, World.addressOf(target)).works(8);
      world.sees(target).asking(CONTROL).resolvesTo(9, World.addressOf(target));
    }
  }

  @Test
  void aResolverThatIsLateForEverythingIsTheCarrierAndSlowNotWrong() {
    slow(2300);
    world.from("bj-t", "telecom", "beijing");
    fine();

    var verdict = only();
    assertThat(verdict.domain()).isEqualTo(FaultDomain.CARRIER);
    assertThat(verdict.where().layer()).isEqualTo(Layer.DNS);
    assertThat(verdict.because().toString())
        .contains("3 unrelated names answered late since")
        .doesNotContain("wrongly");
  }

  @Test
  void oneLateAnswerIsNothing() {
    slow(40);
    world.later(Duration.ofSeconds(10));
    world.sees(byName(SHOP)).resolvesTo(1010, SHOP.host()).works(8);

    assertThat(only().domain()).isEqualTo(FaultDomain.NONE);
  }

  @Test
  void aNameThatEveryResolverIsLateForIsNoCarrier() {
    for (var look = 0; look < 4; look++) {
      slow(40);
      world.sees(byName(SHOP)).resolvesTo(2300, SHOP.host()).works(8);
      world.sees(byName(SHOP)).asking(CONTROL).resolvesTo(2400, SHOP.host());
      world.later(Duration.ofSeconds(10));
    }

    assertThat(only().domain()).isEqualTo(FaultDomain.NONE);
  }

  @Test
  void twoCarriersThatLieFortyMinutesApartAreTwo() {
    world.from("bj-u", "unicom", "beijing");
    poisoned();
    world.from("bj-m", "mobile", "beijing");
    fine();
    world.from("bj-t", "telecom", "beijing");
    fine();
    world.later(Duration.ofMinutes(40));
    world.from("bj-u", "unicom", "beijing");
    poisoned();
    world.from("bj-m", "mobile", "beijing");
    poisoned();
    world.from("bj-t", "telecom", "beijing");
    fine();

    assertThat(world.verdicts())
        .extracting(verdict -> verdict.domain() + " " + verdict.where().carrier())
        .containsExactlyInAnyOrder("CARRIER unicom", "CARRIER mobile");
  }

  @Test
  void aProvidersNameThatOnlyOneCarrierForgetsIsNotTheProviders() {
    world.from("bj-u", "unicom", "beijing");
    world.sees(byName(PAY)).resolvesNot(4, Failure.DNS_NXDOMAIN_ERROR);
    world.sees(byName(PAY)).asking(CONTROL).resolvesTo(9, PAY.host());
    world.sees(byName(PAY)).askingZone(ZONE, "acme-dns").resolvesTo(9, PAY.host());
    world.sees(byName(HOME)).resolvesTo(4, HOME.host()).works(8);

    var verdict = only();
    assertThat(verdict.domain()).isEqualTo(FaultDomain.CARRIER);
    assertThat(verdict.where().provider()).isNull();
  }

  @Test
  void theStageThatFailsIsTheNameAndSaysSo() {
    world.from("bj-u", "unicom", "beijing");
    poisoned();

    assertThat(world.observations)
        .filteredOn(seen -> !seen.outcome().ok())
        .allMatch(seen -> seen.stage() == Stage.RESOLVE);
    assertThat(only().because().getFirst()).contains("dns_bogon_error after 4.0 ms from bj-u");
  }
}

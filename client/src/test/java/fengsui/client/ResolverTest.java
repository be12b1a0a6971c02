package fengsui.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import fengsui.client.Resolution.Absent;
import fengsui.client.Resolution.Found;
import fengsui.client.Resolution.Lost;
import fengsui.client.event.Event;
import fengsui.dns.IpText;
import fengsui.dns.Way.Trust;
import fengsui.dns.verdict.AnswerJudge;
import fengsui.dns.verdict.AnswerVerdict;
import fengsui.dns.verdict.Worth;
import fengsui.model.Failure;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ResolverTest {

  private static final String HOST = "shop.example";
  private static final String RIGHT = "198.18.1.1";
  private static final String OTHER = "198.18.1.2";
  private static final String POISON = "127.0.0.2";

  private final VirtualTime time = new VirtualTime();
  private final FakeWay local = new FakeWay("udp://local", Trust.PLAIN, time);
  private final FakeWay httpdns = new FakeWay("httpdns+a://b", Trust.AUTHENTICATED, time);
  private final FakeWay doh = new FakeWay("https://doh", Trust.AUTHENTICATED, time);
  private final FakeWay dot = new FakeWay("tls://dot", Trust.AUTHENTICATED, time);
  private final FakeWay bundle = new FakeWay("failsafe", Trust.SIGNED, time);
  private final List<Event> events = Collections.synchronizedList(new ArrayList<>());
  private Keeping keeping = Keeping.USUAL;
  private WayBack wayBack = WayBack.AT_ONCE;

  private Resolver resolver() {
    return resolver(
        List.of(
            new Lane(Tier.LOCAL, local),
            new Lane(Tier.HTTPDNS, httpdns),
            new Lane(Tier.DOH, doh),
            new Lane(Tier.DOT, dot),
            new Lane(Tier.FAILSAFE, bundle)));
  }

  private Resolver resolver(List<Lane> lanes) {
    var judge = new AnswerJudge();
    var plan = Plan.of(lanes).with(keeping).with(wayBack);
    return new Resolver(plan, judge::judge, time, List.of(events::add));
  }

  private interface Script {
    void run() throws Exception;
  }

  /// Runs in virtual time, and passes on what it throws.
  private void inTime(Script script) throws Exception {
    var thrown = new ArrayList<Throwable>();
    time.runAll(() -> {
      try {
        script.run();
      } catch (Throwable e) {
        thrown.add(e);
      }
    });
    if (!thrown.isEmpty()) {
      throw new AssertionError(thrown.getFirst());
    }
  }

  private static Found found(Resolution resolution) {
    return resolution instanceof Found found ? found : fail("not found, but " + resolution);
  }

  private static List<InetAddress> addresses(String... texts) {
    return List.of(texts).stream().map(IpText::parse).toList();
  }

  private long millis() {
    return time.nanoTime() / 1_000_000;
  }

  @Test
  void aGoodLocalAnswerIsTakenAndNobodyElseIsAsked() throws Exception {
    local.answers(5, RIGHT);

    inTime(() -> {
      var found = found(resolver().look(HOST, Families.BOTH));

      assertThat(found.addresses()).isEqualTo(addresses(RIGHT));
      assertThat(found.tier()).isEqualTo(Tier.LOCAL);
      assertThat(millis()).isEqualTo(5);
      assertThat(httpdns.asked() + doh.asked() + dot.asked() + bundle.asked()).isLessThan(3);
    });
  }

  @Test
  void aPoisonedAnswerStartsTheNextTierAtOnce() throws Exception {
    local.answers(5, POISON);
    httpdns.answers(20, RIGHT);

    inTime(() -> {
      var found = found(resolver().look(HOST, Families.BOTH));

      assertThat(found.addresses()).isEqualTo(addresses(RIGHT));
      assertThat(found.tier()).isEqualTo(Tier.HTTPDNS);
      assertThat(millis()).isEqualTo(25);
    });
    assertThat(events)
        .filteredOn(Event.Judged.class::isInstance)
        .extracting(event -> ((Event.Judged) event).worth())
        .startsWith(Worth.POISONED, Worth.UNKNOWN);
  }

  @Test
  void aSilentTierLosesOnlyItsHeadStart() throws Exception {
    local.hangs();
    httpdns.hangs();
    doh.answers(10, RIGHT);

    inTime(() -> {
      assertThat(found(resolver().look(HOST, Families.BOTH)).tier()).isEqualTo(Tier.DOH);
      assertThat(millis()).isEqualTo(310);
    });
  }

  @Test
  void aPartlyPoisonedAnswerWaitsForAnAuthenticatedOne() throws Exception {
    local.answers(5, POISON, RIGHT);
    httpdns.answers(50, RIGHT, OTHER);

    inTime(() -> {
      var found = found(resolver().look(HOST, Families.BOTH));

      assertThat(found.addresses()).isEqualTo(addresses(RIGHT, OTHER));
      assertThat(found.worth()).as("both agree on an address").isEqualTo(Worth.GENUINE);
      assertThat(found.proven()).isTrue();
    });
  }

  @Test
  void aPartlyPoisonedAnswerIsCleanedWhenNobodyConfirmsItInTime() throws Exception {
    local.answers(5, POISON, RIGHT);
    httpdns.hangs();
    doh.hangs();
    dot.hangs();

    inTime(() -> {
      var found = found(resolver().look(HOST, Families.BOTH));

      assertThat(found.addresses()).isEqualTo(addresses(RIGHT));
      assertThat(found.worth()).isEqualTo(Worth.SUSPECT);
      assertThat(millis()).isEqualTo(5 + 700);
    });
  }

  @Test
  void theFailsafeIsTakenWhenEverybodyElseFails() throws Exception {
    local.answers(1, POISON);
    bundle.answers(0, RIGHT);

    inTime(() -> {
      assertThat(found(resolver().look(HOST, Families.BOTH)).tier()).isEqualTo(Tier.FAILSAFE);
      assertThat(millis()).isEqualTo(1);
    });
  }

  @Test
  void theFailsafeIsTakenWhenEverybodyElseIsSilent() throws Exception {
    List.of(local, httpdns, doh, dot).forEach(FakeWay::hangs);
    bundle.answers(0, RIGHT);

    inTime(() -> {
      assertThat(found(resolver().look(HOST, Families.BOTH)).tier()).isEqualTo(Tier.FAILSAFE);
      assertThat(millis()).isEqualTo(1000);
    });
  }

  @Test
  void whatIsProvenIsUsedWhenItIsOldAndNobodyAnswers() throws Exception {
    local.answers(1, POISON, RIGHT);
    httpdns.answers(1, RIGHT);

    inTime(() -> {
      var resolver = resolver();
      resolver.look(HOST, Families.BOTH);
      List.of(local, httpdns, doh, dot).forEach(FakeWay::hangs);
      time.sleep(Duration.ofMinutes(5));
      var before = millis();

      var found = found(resolver.look(HOST, Families.BOTH));

      assertThat(found.worth()).isEqualTo(Worth.STALE_OK);
      assertThat(found.addresses()).isEqualTo(addresses(RIGHT));
      assertThat(millis() - before).isEqualTo(600);
    });
  }

  @Test
  void afterPoisonWhatIsProvenIsUsedSooner() throws Exception {
    local.answers(1, POISON, RIGHT);
    httpdns.answers(1, RIGHT);

    inTime(() -> {
      var resolver = resolver();
      resolver.look(HOST, Families.BOTH);
      local.answers(10, POISON);
      List.of(httpdns, doh, dot).forEach(FakeWay::hangs);
      time.sleep(Duration.ofMinutes(5));
      var before = millis();

      assertThat(found(resolver.look(HOST, Families.BOTH)).tier()).isEqualTo(Tier.STALE);
      assertThat(millis() - before).isEqualTo(210);
    });
  }

  @Test
  void anOldAnswerThatWasNeverProvenIsNotUsed() throws Exception {
    local.answers(1, RIGHT);

    inTime(() -> {
      var resolver = resolver();
      resolver.look(HOST, Families.BOTH);
      local.answers(1, POISON);
      time.sleep(Duration.ofMinutes(5));

      assertThat(resolver.look(HOST, Families.BOTH)).isInstanceOf(Lost.class);
    });
  }

  @Test
  void aLocalAnswerIsProvenByAnAuthenticatedWayThatAgrees() throws Exception {
    local.answers(1, RIGHT);
    httpdns.answers(30, OTHER, RIGHT);

    inTime(() -> {
      var resolver = resolver();
      resolver.look(HOST, Families.BOTH);
      time.sleep(Duration.ofSeconds(5));

      assertThat(found(resolver.look(HOST, Families.BOTH)).proven()).isTrue();
    });
  }

  @Test
  void aHandshakeProvesAnAddressToo() throws Exception {
    local.answers(1, RIGHT);

    inTime(() -> {
      var resolver = resolver(List.of(new Lane(Tier.LOCAL, local)));
      resolver.look(HOST, Families.BOTH);
      resolver.proven(HOST, IpText.parse(RIGHT));
      local.hangs();
      time.sleep(Duration.ofMinutes(5));

      assertThat(found(resolver.look(HOST, Families.BOTH)).tier()).isEqualTo(Tier.STALE);
    });
  }

  @Test
  void aStaleAnswerIsForgottenWhenItIsTooOld() throws Exception {
    keeping =
        keeping.with(new StalePolicy(Duration.ofDays(1), Map.of("example", Duration.ofHours(1))));
    local.answers(1, POISON, RIGHT);
    httpdns.answers(1, RIGHT);

    inTime(() -> {
      var resolver = resolver();
      resolver.look(HOST, Families.BOTH);
      List.of(local, httpdns, doh, dot).forEach(FakeWay::hangs);
      time.sleep(Duration.ofMinutes(62));

      assertThat(resolver.look(HOST, Families.BOTH)).isInstanceOf(Lost.class);
    });
  }

  @Test
  void aNameThatIsNotThereIsBelievedOnlyWithAnAuthenticatedWord() throws Exception {
    local.fails(1, Failure.DNS_NXDOMAIN_ERROR);
    httpdns.answers(40, RIGHT);

    inTime(() ->
        assertThat(found(resolver().look(HOST, Families.BOTH)).tier()).isEqualTo(Tier.HTTPDNS));
  }

  @Test
  void aNameOfOurOwnNetworkIsUnknownToOthersAndIsFoundAllTheSame() throws Exception {
    local.answers(1, "10.0.0.7");
    httpdns.fails(5, Failure.DNS_NXDOMAIN_ERROR);
    Judge doubting =
        answer ->
            new AnswerVerdict(
                Worth.SUSPECT, answer.addresses(), List.of(), List.of("of a private network"));

    inTime(() -> {
      var lanes = List.of(new Lane(Tier.LOCAL, local), new Lane(Tier.HTTPDNS, httpdns));
      var resolver = new Resolver(Plan.of(lanes), doubting, time, List.of());

      assertThat(found(resolver.look("db.corp.cn", Families.BOTH)).addresses())
          .isEqualTo(addresses("10.0.0.7"));
    });
  }

  @Test
  void aNameThatIsNotThereIsNotAskedForAgainAtOnce() throws Exception {
    local.fails(1, Failure.DNS_NXDOMAIN_ERROR);
    httpdns.fails(1, Failure.DNS_NXDOMAIN_ERROR);

    inTime(() -> {
      var resolver = resolver();
      assertThat(resolver.look(HOST, Families.BOTH))
          .isEqualTo(new Absent("httpdns+a://b: dns_nxdomain_error", false, true));
      resolver.look(HOST, Families.BOTH);
      assertThat(local.asked()).isEqualTo(1);

      time.sleep(Duration.ofSeconds(31));
      resolver.look(HOST, Families.BOTH);
      assertThat(local.asked()).isEqualTo(2);
    });
  }

  @Test
  void manyWhoAskTheSameAskOnce() throws Exception {
    local.answers(50, RIGHT);

    inTime(() -> {
      var resolver = resolver(List.of(new Lane(Tier.LOCAL, local)));
      for (int i = 0; i < 100; i++) {
        time.start("asker", () -> found(resolver.look("SHOP.example.", Families.BOTH)));
      }
      time.sleep(Duration.ofSeconds(1));

      assertThat(local.asked()).isEqualTo(1);
      assertThat(millis()).isEqualTo(1000);
    });
  }

  @Test
  void anAnswerIsRenewedInTheBackgroundAfterThreeQuartersOfItsTime() throws Exception {
    local.answers(50, RIGHT);

    inTime(() -> {
      var resolver = resolver(List.of(new Lane(Tier.LOCAL, local)));
      resolver.look(HOST, Families.BOTH);
      time.sleep(Duration.ofSeconds(44));
      resolver.look(HOST, Families.BOTH);
      assertThat(local.asked()).isEqualTo(1);

      time.sleep(Duration.ofSeconds(2));
      var before = millis();
      resolver.look(HOST, Families.BOTH);
      assertThat(millis()).as("nobody waits for it").isEqualTo(before);

      time.sleep(Duration.ofSeconds(40));
      before = millis();
      resolver.look(HOST, Families.BOTH);
      assertThat(millis()).isEqualTo(before);
      assertThat(local.asked()).isEqualTo(2);
    });
  }

  @Test
  void poisonDuringARenewalLeavesTheOldAnswerInPlace() throws Exception {
    local.answers(5, RIGHT);

    inTime(() -> {
      var resolver = resolver(List.of(new Lane(Tier.LOCAL, local)));
      resolver.look(HOST, Families.BOTH);
      local.answers(5, POISON);
      time.sleep(Duration.ofSeconds(46));
      resolver.look(HOST, Families.BOTH);
      time.sleep(Duration.ofSeconds(5));

      assertThat(found(resolver.look(HOST, Families.BOTH)).addresses()).isEqualTo(addresses(RIGHT));
    });
  }

  @Test
  void anOrderPutsAnotherTierFirstUntilItExpires() throws Exception {
    local.answers(1, OTHER);
    doh.answers(10, RIGHT);

    inTime(() -> {
      var resolver = resolver();
      resolver.follow(
          new ResolverOrder(List.of(Tier.DOH), time.now().plusSeconds(600), "incident 7"));
      assertThat(found(resolver.look(HOST, Families.BOTH)).tier()).isEqualTo(Tier.DOH);

      time.sleep(Duration.ofSeconds(601));
      assertThat(resolver.findOrder()).isNull();
      assertThat(found(resolver.look(HOST, Families.BOTH)).tier()).isEqualTo(Tier.LOCAL);
    });
  }

  @Test
  void memoryIsBounded() throws Exception {
    keeping = keeping.withNames(64);
    local.answers(0, RIGHT);

    inTime(() -> {
      var resolver = resolver(List.of(new Lane(Tier.LOCAL, local)));
      for (int i = 0; i < 1000; i++) {
        time.sleep(Duration.ofMillis(1));
        resolver.look("h" + i + ".example", Families.BOTH);
        resolver.look("h0.example", Families.BOTH);
      }

      assertThat(resolver.size()).isLessThanOrEqualTo(64);
      assertThat(local.asked()).as("what is used stays").isEqualTo(1000);
    });
  }

  @Test
  void afterANetworkChangeEverythingIsAskedAnew() throws Exception {
    local.answers(1, RIGHT);

    inTime(() -> {
      var resolver = resolver(List.of(new Lane(Tier.LOCAL, local)));
      resolver.look(HOST, Families.BOTH);
      resolver.flush();
      local.answers(1, OTHER);

      assertThat(found(resolver.look(HOST, Families.BOTH)).addresses()).isEqualTo(addresses(OTHER));
    });
  }

  @Test
  void anInterruptDoesNotEndALookUpAndIsKept() throws Exception {
    local.answers(50, RIGHT);

    inTime(() -> {
      Thread.currentThread().interrupt();
      var found = found(resolver().look(HOST, Families.BOTH));

      assertThat(found.addresses()).isEqualTo(addresses(RIGHT));
      assertThat(Thread.interrupted()).isTrue();
    });
  }

  @Test
  void aNameThatIsNoneIsNotThere() throws Exception {
    inTime(() -> {
      assertThat(resolver().look("a..b", Families.BOTH)).isInstanceOf(Absent.class);
      assertThat(local.asked()).isZero();
    });
  }

  @Test
  void theFamilyThatWasNotAskedForIsLeftOut() throws Exception {
    local.answers(1, "2001:db8::1", RIGHT);

    inTime(() ->
        assertThat(found(resolver().look(HOST, Families.IPV4)).addresses())
            .isEqualTo(addresses(RIGHT)));
  }

  @Test
  void countersTellWhoWon() throws Exception {
    local.answers(1, POISON);
    httpdns.answers(1, RIGHT);

    inTime(() -> {
      var resolver = resolver();
      resolver.look(HOST, Families.BOTH);
      resolver.look(HOST, Families.BOTH);
      time.sleep(Duration.ofSeconds(1));
      var counters = resolver.counters();

      assertThat(counters.hits()).isEqualTo(1);
      assertThat(counters.misses()).isEqualTo(1);
      assertThat(counters.won(Tier.HTTPDNS)).isEqualTo(1);
      assertThat(counters.judged(Worth.POISONED)).isEqualTo(1);
      assertThat(counters.dropped()).isEqualTo(1);
    });
  }
}

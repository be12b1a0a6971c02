package fengsui.dns.verdict;

import static fengsui.dns.verdict.Answers.addresses;
import static fengsui.dns.verdict.Answers.answer;
import static fengsui.dns.verdict.Answers.doh;
import static fengsui.dns.verdict.Answers.plain;
import static fengsui.dns.verdict.Answers.withAlias;
import static fengsui.dns.verdict.Answers.withOther;
import static fengsui.dns.verdict.Answers.withTtl;
import static org.assertj.core.api.Assertions.assertThat;

import fengsui.dns.IpText;
import fengsui.dns.Way;
import fengsui.model.Failure;
import fengsui.model.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerJudgeTest {

  private static final Proof PROVEN = new Proof.Proven("00".repeat(32));
  private static final Proof REFUTED = new Proof.Refuted(List.of("portal.cn"), "is for portal.cn");
  private static final Proof SILENT =
      new Proof.Unreachable(new Outcome.Failed(Failure.GENERIC_TIMEOUT_ERROR));

  private Instant now = Instant.parse("2025-08-12T11:40:00Z");
  private final AnswerJudge judge = new AnswerJudge(Knowledge.shipped(), () -> now);

  @ParameterizedTest
  @CsvSource({
    "127.0.0.2, the asking host itself (loopback)",
    "0.0.0.0, no host at all (unspecified)",
    "::1, the asking host itself (loopback)",
    "fe80::1, valid on one link only (link-local)",
    "192.168.1.1, of a private network",
    "100.64.0.1, of a private network",
    "fd00::1, of a private network",
    "198.18.0.1, 'for documentation, benchmarks or protocols (reserved)'",
    "224.0.0.1, a group of hosts (multicast)",
    "255.255.255.255, every host of a link (broadcast)",
    "240.0.0.1, of a range that was never assigned (240/4)",
    "::ffff:127.0.0.2, the asking host itself (loopback)"
  })
  void anAddressOfSpecialUseIsNoPublicNames(String address, String words) {
    var verdict = judge.judge(plain("shop.com", address));

    assertThat(verdict.worth()).isEqualTo(Worth.POISONED);
    assertThat(verdict.usable()).isEmpty();
    assertThat(verdict.reasons())
        .containsExactly(
            IpText.of(IpText.parse(address)) + " can be no public name's address: it is " + words);
  }

  @Test
  void listedNamesMayHavePrivateAddressesButNeverLoopbackUnlessThatIsListed() {
    var names = PrivateNames.SPECIAL_USE.with("corp.com").with("dev.corp.com 127.0.0.1");
    var judge = new AnswerJudge(Knowledge.shipped().with(names), () -> now);

    assertThat(judge.judge(plain("db.corp.com", "10.1.2.3")).worth()).isEqualTo(Worth.UNKNOWN);
    assertThat(judge.judge(plain("db.corp.com", "127.0.0.2")).worth()).isEqualTo(Worth.POISONED);
    assertThat(judge.judge(plain("a.dev.corp.com", "127.0.0.1")).worth()).isEqualTo(Worth.UNKNOWN);
    assertThat(judge.judge(plain("a.dev.corp.com", "127.0.0.2")).worth()).isEqualTo(Worth.POISONED);
    assertThat(judge.judge(plain("localhost", "127.0.0.1")).worth()).isEqualTo(Worth.UNKNOWN);
    assertThat(judge.judge(plain("intranet", "10.0.0.1")).worth()).isEqualTo(Worth.UNKNOWN);
    assertThat(judge.judge(plain("shop.example", "198.18.0.1")).worth()).isEqualTo(Worth.UNKNOWN);
  }

  @Test
  void partialPoisonDropsTheAddressAndKeepsTheOthersInOrder() {
    var verdict = judge.judge(plain("shop.com", "39.1.1.9", "127.0.0.2", "39.1.1.3"));

    assertThat(verdict.worth()).isEqualTo(Worth.SUSPECT);
    assertThat(verdict.usable()).containsExactlyElementsOf(addresses("39.1.1.9", "39.1.1.3"));
    assertThat(verdict.dropped()).containsExactlyElementsOf(addresses("127.0.0.2"));
  }

  @Test
  void aPlainAnswerOfAKnownPortalIsPoisonedUnlessProven() {
    var hijacked = plain("nosuchname.com", "218.30.64.194");

    assertThat(judge.judge(hijacked).worth()).isEqualTo(Worth.POISONED);
    assertThat(judge.judge(hijacked).reasons())
        .containsExactly("218.30.64.194 is a portal that carriers answer with for names they lack");
    assertThat(judge.judge(doh("doh.pub", "nosuchname.com", "218.30.64.194")).worth())
        .isEqualTo(Worth.SUSPECT);
    assertThat(judge.judge(hijacked, proof("218.30.64.194", PROVEN)).worth())
        .isEqualTo(Worth.GENUINE);
  }

  @Test
  void aHandshakeProvesRefutesOrSaysNothing() {
    var answer = plain("shop.com", "39.1.1.9");

    assertThat(judge.judge(answer, proof("39.1.1.9", PROVEN)).worth()).isEqualTo(Worth.GENUINE);
    var refuted = judge.judge(answer, proof("39.1.1.9", REFUTED));
    assertThat(refuted.worth()).isEqualTo(Worth.POISONED);
    assertThat(refuted.reasons()).containsExactly("the certificate at 39.1.1.9 is for portal.cn");
    assertThat(judge.judge(answer, proof("39.1.1.9", SILENT)).worth()).isEqualTo(Worth.UNKNOWN);
    assertThat(judge.judge(plain("shop.com", "127.0.0.1"), proof("127.0.0.1", PROVEN)).worth())
        .isEqualTo(Worth.POISONED);
  }

  @Test
  void aProofCoversItsNeighboursAndNobodyElse() {
    var proof = proof("39.1.1.9", PROVEN);

    assertThat(judge.judge(plain("shop.com", "39.1.1.9", "39.1.1.10"), proof).worth())
        .isEqualTo(Worth.GENUINE);
    assertThat(judge.judge(plain("shop.com", "39.1.1.9", "39.1.2.10"), proof).worth())
        .isEqualTo(Worth.UNKNOWN);
  }

  @Test
  void twoOperatorsThatAgreeMakeItGenuineTwoWaysOfOneDoNot() {
    var answer = plain("shop.com", "39.1.1.9");
    var alibaba = doh("dns.alidns.com", "shop.com", "39.1.1.200");
    var alibabaAgain =
        answer("tls://223.5.5.5:853", Way.Trust.AUTHENTICATED, "shop.com", "39.1.1.9");
    var tencent =
        answer("https://1.12.12.12/dns-query", Way.Trust.AUTHENTICATED, "shop.com", "39.1.1.9");

    assertThat(judge.judge(answer, Backing.NONE.with(alibaba).with(alibabaAgain)).worth())
        .isEqualTo(Worth.UNKNOWN);
    var verdict = judge.judge(answer, Backing.NONE.with(alibaba).with(tencent));
    assertThat(verdict.worth()).isEqualTo(Worth.GENUINE);
    assertThat(verdict.reasons())
        .containsExactly("alibaba, tencent give addresses of its networks");
  }

  @Test
  void operatorsThatAllDisagreeTellNothingAndAMajorityNeverCondemns() {
    var answer = plain("shop.com", "39.1.1.9");
    var one = doh("dns.alidns.com", "shop.com", "47.1.1.1");
    var two = doh("doh.pub", "shop.com", "101.1.1.1");
    var three = doh("doh.360.cn", "shop.com", "101.1.1.2");

    assertThat(judge.judge(answer, Backing.NONE.with(one).with(two)).worth())
        .isEqualTo(Worth.UNKNOWN);
    var verdict = judge.judge(answer, Backing.NONE.with(one).with(two).with(three));
    assertThat(verdict.worth()).isEqualTo(Worth.SUSPECT);
    assertThat(verdict.usable()).isNotEmpty();
    assertThat(verdict.reasons())
        .containsExactly("qihoo, tencent agree with each other, not with it");
  }

  @Test
  void aQuorumAgainstItAndAnotherAnswerBesideItCondemn() {
    var answer = withOther(plain("shop.com", "31.13.94.37"), "39.1.1.9");
    var backing =
        Backing.NONE
            .with(doh("dns.alidns.com", "shop.com", "39.1.1.9"))
            .with(doh("doh.pub", "shop.com", "39.1.1.9"));

    assertThat(judge.judge(answer).worth()).isEqualTo(Worth.SUSPECT);
    assertThat(judge.judge(answer, backing).worth()).isEqualTo(Worth.POISONED);
  }

  @Test
  void aQuorumWithTheSameAliasConfirmsADifferentPlace() {
    var answer = withAlias(plain("www.shop.com", "39.1.1.9"), "www.shop.com.w.cdn.net");
    var backing =
        Backing.NONE
            .with(withAlias(doh("dns.alidns.com", "www.shop.com", "47.1.1.1"), "x.cdn.net"))
            .with(withAlias(doh("doh.pub", "www.shop.com", "101.1.1.1"), "y.cdn.net"));

    assertThat(judge.judge(answer, backing).worth()).isEqualTo(Worth.GENUINE);
    assertThat(judge.judge(withOther(answer, "31.13.94.37"), backing).worth())
        .isEqualTo(Worth.SUSPECT);
  }

  @Test
  void authenticatedDenialsMakeAnAddressSuspect() {
    var backing = Backing.NONE.with(doh("dns.alidns.com", "nx.com")).with(doh("doh.pub", "nx.com"));

    var verdict = judge.judge(plain("nx.com", "39.9.9.9"), backing);

    assertThat(verdict.worth()).isEqualTo(Worth.SUSPECT);
    assertThat(verdict.reasons())
        .containsExactly("alibaba, tencent say that there is no such name");
  }

  @Test
  void aDenialThatAQuorumContradictsIsSuspect() {
    var backing =
        Backing.NONE
            .with(doh("dns.alidns.com", "shop.com", "39.1.1.9"))
            .with(doh("doh.pub", "shop.com", "39.1.1.9"));

    assertThat(judge.judge(plain("shop.com")).worth()).isEqualTo(Worth.UNKNOWN);
    var verdict = judge.judge(plain("shop.com"), backing);
    assertThat(verdict.worth()).isEqualTo(Worth.SUSPECT);
    assertThat(verdict.reasons())
        .containsExactly(
            "it has no address: dns_nxdomain_error",
            "alibaba, tencent agree with each other, not with it");
  }

  @Test
  void ourSignedListIsGenuineButNoBogonIs() {
    assertThat(judge.judge(answer("failsafe", Way.Trust.SIGNED, "shop.com", "39.1.1.9")).worth())
        .isEqualTo(Worth.GENUINE);
    assertThat(judge.judge(answer("failsafe", Way.Trust.SIGNED, "shop.com", "127.0.0.1")).worth())
        .isEqualTo(Worth.POISONED);
  }

  @Test
  void whatLiesOutsideTheLearntProfileIsSuspectAndNotPoisoned() {
    teach("39.1.1.9", 3);

    assertThat(judge.judge(plain("shop.com", "39.1.1.77")).worth()).isEqualTo(Worth.UNKNOWN);
    var verdict = judge.judge(plain("shop.com", "65.49.2.178"));
    assertThat(verdict.worth()).isEqualTo(Worth.SUSPECT);
    assertThat(verdict.reasons())
        .containsExactly("65.49.2.178 lies outside the 1 networks where shop.com was proven to be");
  }

  @Test
  void anOddTimeToLiveAddsSuspicionAndNeverCondemns() {
    teach("39.1.1.9", 3);

    var odd = judge.judge(withTtl(plain("shop.com", "39.1.1.9"), 86_400));
    assertThat(odd.worth()).isEqualTo(Worth.SUSPECT);
    assertThat(odd.reasons())
        .containsExactly(
            "its time to live of 86400 s is far above the 60 s that were the most so far");
    assertThat(judge.judge(withTtl(plain("shop.com", "65.49.2.178"), 86_400)).worth())
        .isEqualTo(Worth.SUSPECT);
  }

  @Test
  void onlyWhatIsGenuineTeaches() {
    var answer = plain("shop.com", "39.1.1.9");
    for (int i = 0; i < 5; i++) {
      judge.learn(answer, judge.judge(answer));
    }

    assertThat(judge.profiles().size()).isZero();
  }

  @Test
  void whatWasLearntIsForgottenAfterThirtyDays() {
    teach("39.1.1.9", 3);

    now = now.plus(Duration.ofDays(30));
    assertThat(judge.judge(plain("shop.com", "65.49.2.178")).worth()).isEqualTo(Worth.SUSPECT);
    now = now.plus(Duration.ofSeconds(1));
    assertThat(judge.judge(plain("shop.com", "65.49.2.178")).worth()).isEqualTo(Worth.UNKNOWN);
  }

  @Test
  void aStaleAnswerMayBeUsedWhileItIsNotTooOldAndNothingSpeaksAgainstIt() {
    var day = Duration.ofDays(1);
    var kept = plain("shop.com", "39.1.1.9");

    assertThat(judge.judgeStale(kept, day, day).worth()).isEqualTo(Worth.STALE_OK);
    assertThat(judge.judgeStale(kept, day.plusSeconds(1), day).worth()).isEqualTo(Worth.SUSPECT);
    assertThat(judge.judgeStale(plain("shop.com", "127.0.0.2"), day, day).worth())
        .isEqualTo(Worth.POISONED);
  }

  private void teach(String address, int lessons) {
    var answer = plain("shop.com", address);
    for (int i = 0; i < lessons; i++) {
      judge.learn(answer, judge.judge(answer, proof(address, PROVEN)));
    }
  }

  private static Backing proof(String address, Proof proof) {
    return Backing.NONE.with(IpText.parse(address), proof);
  }
}

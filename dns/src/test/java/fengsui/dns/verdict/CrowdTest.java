package fengsui.dns.verdict;

import static fengsui.dns.verdict.Answers.doh;
import static fengsui.dns.verdict.Answers.plain;
import static fengsui.dns.verdict.Answers.withAlias;
import static org.assertj.core.api.Assertions.assertThat;

import fengsui.dns.IpText;
import fengsui.dns.message.Name;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrowdTest {

  private static final String ONE = "65.49.2.178";
  private static final Instant START = Instant.parse("2014-01-21T07:10:00Z");

  private Instant now = START;
  private final AnswerJudge judge = new AnswerJudge(Knowledge.shipped(), () -> now);

  private Worth asked(String name) {
    return judge.judge(plain(name, ONE)).worth();
  }

  @Test
  void theFifthUnrelatedNameWithOneAddressIsSuspectAndAllAfterIt() {
    assertThat(asked("a.com")).isEqualTo(Worth.UNKNOWN);
    assertThat(asked("b.net")).isEqualTo(Worth.UNKNOWN);
    assertThat(asked("c.org")).isEqualTo(Worth.UNKNOWN);
    assertThat(asked("d.com.cn")).isEqualTo(Worth.UNKNOWN);
    assertThat(asked("e.com")).isEqualTo(Worth.SUSPECT);
    assertThat(asked("a.com")).isEqualTo(Worth.SUSPECT);
    assertThat(judge.judge(plain("f.com", ONE)).reasons())
        .containsExactly("6 unrelated names were answered with 65.49.2.178 within ten minutes");
  }

  @Test
  void namesOfOneDomainAreRelated() {
    for (int i = 0; i < 50; i++) {
      assertThat(asked("host" + i + ".shop.com.cn")).isEqualTo(Worth.UNKNOWN);
    }
  }

  @Test
  void namesWithAliasesOfOneCdnAreRelated() {
    for (int i = 0; i < 50; i++) {
      var answer = withAlias(plain("shop" + i + ".com", ONE), "shop" + i + ".w.cdn.net");
      assertThat(judge.judge(answer).worth()).isEqualTo(Worth.UNKNOWN);
    }
  }

  @Test
  void whatAnAuthenticatedOperatorGivesIsASharedHostForADay() {
    for (int i = 0; i < 5; i++) {
      asked("shop" + i + ".com");
    }
    assertThat(asked("shop1.com")).isEqualTo(Worth.SUSPECT);

    assertThat(judge.judge(doh("doh.pub", "shop1.com", ONE)).worth()).isEqualTo(Worth.UNKNOWN);
    assertThat(asked("shop1.com")).isEqualTo(Worth.UNKNOWN);

    now = START.plus(Duration.ofHours(25));
    for (int i = 0; i < 5; i++) {
      asked("shop" + i + ".com");
    }
    assertThat(asked("shop1.com")).isEqualTo(Worth.SUSPECT);
  }

  @Test
  void namesSpreadOverMoreThanTheWindowAreNoCrowd() {
    for (int i = 0; i < 50; i++) {
      assertThat(asked("shop" + i + ".com")).isEqualTo(Worth.UNKNOWN);
      now = now.plus(Duration.ofMinutes(3));
    }
  }

  @Test
  void aCrowdEndsTenMinutesAfterItsLastName() {
    for (int i = 0; i < 6; i++) {
      asked("shop" + i + ".com");
    }
    now = now.plus(Duration.ofMinutes(10));
    assertThat(asked("shop0.com")).isEqualTo(Worth.SUSPECT);
    now = now.plus(Duration.ofSeconds(1));
    assertThat(asked("shop1.com")).isEqualTo(Worth.UNKNOWN);
  }

  @Test
  void twoSignsCondemnACrowdedAddressOutsideTheLearntProfile() {
    var genuine = plain("a.com", "39.1.1.9");
    var proof = Backing.NONE.with(IpText.parse("39.1.1.9"), new Proof.Proven("00".repeat(32)));
    for (int i = 0; i < 3; i++) {
      judge.learn(genuine, judge.judge(genuine, proof));
    }
    for (int i = 0; i < 5; i++) {
      asked("shop" + i + ".com");
    }

    var verdict = judge.judge(plain("a.com", ONE));
    assertThat(verdict.worth()).isEqualTo(Worth.POISONED);
    assertThat(verdict.reasons())
        .containsExactly(
            "65.49.2.178 has two signs against it: 6 unrelated names were answered with"
                + " 65.49.2.178 within ten minutes; 65.49.2.178 lies outside the 1 networks where"
                + " a.com was proven to be");
  }

  @Test
  void itHoldsABoundedNumberOfAddresses() {
    var crowd = new Crowd();
    for (int i = 0; i < 20_000; i++) {
      crowd.count(
          IpText.parse("39.%d.%d.1".formatted(i >> 8, i & 255)), Name.of("a.com"), null, now);
    }
    assertThat(crowd.size()).isBetween(1, 4096);
  }

  @Test
  void manyThreadsCountEachNameOnce() throws Exception {
    var crowd = new Crowd();
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (int t = 0; t < 8; t++) {
        threads.execute(() -> {
          for (int i = 0; i < 1000; i++) {
            crowd.count(IpText.parse(ONE), Name.of("shop" + i % 10 + ".com"), null, START);
          }
        });
      }
    }
    assertThat(crowd.count(IpText.parse(ONE), Name.of("shop1.com"), null, START)).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource({
    "www.shop.com, shop.com",
    "shop.com, shop.com",
    "com, com",
    "., .",
    "a.b.shop.com.cn, shop.com.cn",
    "www.shop.co.uk, shop.co.uk",
    "www.gov.bj.cn, gov.bj.cn",
    "com.cn, com.cn",
    "www.shop.cn, shop.cn",
    "a.github.io, github.io"
  })
  void knowsWhatDomainANameIsRegisteredUnder(String name, String domain) {
    assertThat(Domains.registered(Name.of(name))).isEqualTo(Name.of(domain));
  }
}

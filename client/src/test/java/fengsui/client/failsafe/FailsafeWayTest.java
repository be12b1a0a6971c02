package fengsui.client.failsafe;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.dns.Answer;
import fengsui.dns.Family;
import fengsui.dns.IpText;
import fengsui.dns.message.Name;
import fengsui.dns.verdict.AnswerJudge;
import fengsui.dns.verdict.Worth;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FailsafeWayTest {

  private Instant now = Instant.parse("2026-06-01T00:00:00Z");
  private Optional<Bundle> bundle = Optional.empty();
  private final FailsafeWay way = new FailsafeWay(() -> bundle, () -> now);

  private Answer ask(String name, Family... families) throws Exception {
    bundle = Optional.of(BundleReader.read(Bundles.json(7).getBytes()));
    return way.ask(Name.of(name), Set.of(families), Duration.ofSeconds(1));
  }

  @Test
  void answersFromTheBundleAndIsBelieved() throws Exception {
    var answer = ask("shop.example", Family.IPV4, Family.IPV6);

    assertThat(answer.addresses())
        .containsExactly(IpText.parse("39.1.1.9"), IpText.parse("2001:67c:4::1"));
    assertThat(new AnswerJudge().judge(answer).worth()).isEqualTo(Worth.GENUINE);
    assertThat(ask("shop.example", Family.IPV6).addresses())
        .containsExactly(IpText.parse("2001:67c:4::1"));
  }

  @Test
  void failsInWordsForWhatItMayNotOrCannotAnswer() throws Exception {
    assertThat(said("other.example")).isEqualTo("the failsafe bundle does not hold it");
    assertThat(said("pay.example"))
        .isEqualTo("its owner does not allow addresses that no resolver gave");
    bundle = Optional.empty();
    assertThat(
            way.ask(Name.of("shop.example"), Set.of(Family.IPV4), Duration.ZERO).outcome().code())
        .isEqualTo("unknown_failure: there is no failsafe bundle");
  }

  @Test
  void aClockOutsideItsTimeIsNamed() throws Exception {
    now = Instant.parse("2025-12-31T23:59:59Z");
    assertThat(said("shop.example"))
        .isEqualTo(
            "failsafe bundle 7 is valid from 2026-01-01T00:00:00Z on, but this host's clock says"
                + " 2025-12-31T23:59:59Z; if that is wrong, set the clock");
    now = Instant.parse("2026-12-31T00:00:00Z");
    assertThat(said("shop.example"))
        .isEqualTo(
            "failsafe bundle 7 was valid until 2026-12-31T00:00:00Z, but this host's clock says"
                + " 2026-12-31T00:00:00Z; sign a new one, or set the clock if that is wrong");
  }

  private String said(String name) throws Exception {
    return ask(name, Family.IPV4).outcome().code().replaceFirst("^unknown_failure: ", "");
  }
}

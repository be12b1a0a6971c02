package fengsui.dns.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorsTest {

  private final Operators operators = Operators.known();

  @ParameterizedTest
  @CsvSource({
    "https://dns.alidns.com/dns-query, alibaba",
    "tls://223.5.5.5:853, alibaba",
    "https://[2400:3200::1]/dns-query, alibaba",
    "httpdns+alibaba://203.107.1.1, alibaba",
    "https://doh.pub/dns-query, tencent",
    "tls://dot.pub, tencent",
    "https://DOH.Pub/dns-query, tencent",
    "https://1.12.12.12/dns-query, tencent",
    "https://doh.resolver.example.cn/q, example.cn",
    "tls://39.1.1.9:853, 39.1.1.0/24",
    "odd, odd"
  })
  void knowsWhoRunsAWay(String way, String operator) {
    assertThat(operators.of(way)).isEqualTo(operator);
  }

  @Test
  void takesMore() {
    assertThat(operators.with("ours dns.shop.cn 39.1.1.9").of("tls://39.1.1.9:853"))
        .isEqualTo("ours");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> operators.with("ours"))
        .withMessage("\"ours\" has no host; write OPERATOR HOST…");
  }
}

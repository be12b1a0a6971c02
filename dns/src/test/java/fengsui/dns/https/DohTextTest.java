package fengsui.dns.https;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DohTextTest {

  private static final String REMEDY =
      "write https://NAME/PATH@ADDRESS,ADDRESS or https://ADDRESS/PATH,"
          + " with https+post:// or https+json:// for those forms";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://doh.pub/dns-query@1.12.12.12,120.53.53.53 | https://doh.pub/dns-query
          https://DOH.pub@1.12.12.12                        | https://doh.pub/dns-query
          https://1.12.12.12/dns-query                      | https://1.12.12.12/dns-query
          https://[2001:db8::1]:8443/q@[2001:db8::2]        | https://[2001:db8::1]:8443/q
          https+post://doh.pub/dns-query@1.12.12.12         | https://doh.pub/dns-query
          https+json://dns.alidns.com/resolve@223.5.5.5     | https://dns.alidns.com/resolve
          """)
  void readsWhatPeopleWrite(String text, String id) {
    assertThat(DohText.parse(text, HttpAgent.ofJvm()).id()).isEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://doh.pub/dns-query       | "doh.pub" would have to be asked of a resolver that may lie
          https://doh.pub/q@              | "" is not an IP address
          https://doh.pub/q@1.2.3.4,x     | "x" is not an IP address
          https://doh.pub:0/q@1.2.3.4     | port must be 1 to 65535, but is 0
          https://doh.pub:x/q@1.2.3.4     | port must be 1 to 65535, but is "x"
          https://doh.pub/q?a=b@1.2.3.4   | not a URL of a resolver over HTTPS
          https://-doh/q@1.2.3.4          | "-doh" is neither a host name nor an IP address
          https+get://doh.pub/q@1.2.3.4   | not a URL of a resolver over HTTPS
          http://doh.pub/q@1.2.3.4        | not a URL of a resolver over HTTPS
          """)
  void saysWhatIsWrongWithTheRest(String text, String problem) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DohText.parse(text, HttpAgent.ofJvm()))
        .withMessage("resolver \"%s\": %s; %s", text, problem, REMEDY);
  }

  @Test
  void knowsItsOwn() {
    assertThat(DohText.fits("https://x")).isTrue();
    assertThat(DohText.fits("https+json://x")).isTrue();
    assertThat(DohText.fits("udp://x")).isFalse();
  }
}

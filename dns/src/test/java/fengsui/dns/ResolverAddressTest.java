package fengsui.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResolverAddressTest {

  private static final String FORMS =
      "; write udp://ADDRESS:PORT, tcp://ADDRESS:PORT, ADDRESS or ADDRESS:PORT,"
          + " with IPv6 in brackets if a port follows";

  @ParameterizedTest
  @CsvSource({
    "1.2.3.4, udp://1.2.3.4:53",
    "1.2.3.4:5353, udp://1.2.3.4:5353",
    "udp://1.2.3.4, udp://1.2.3.4:53",
    "udp://1.2.3.4:53, udp://1.2.3.4:53",
    "tcp://1.2.3.4:54, tcp://1.2.3.4:54",
    "2001:db8::1, udp://[2001:db8::1]:53",
    "[2001:db8::1]:53, udp://[2001:db8::1]:53",
    "[2001:DB8:0:0::1], udp://[2001:db8::1]:53",
    "udp://[::1]:5353, udp://[::1]:5353",
    "tcp://::1, tcp://[::1]:53"
  })
  void readsEveryForm(String text, String full) {
    assertThat(ResolverAddress.parse(text)).hasToString(full);
    assertThat(ResolverAddress.parse(full)).isEqualTo(ResolverAddress.parse(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|\"\" is not an IP address",
        "dns.example|\"dns.example\" is not an IP address",
        "udp://dns.example:53|\"dns.example\" is not an IP address",
        "1.2.3|\"1.2.3\" is not an IP address",
        "1.2.3.256|\"1.2.3.256\" is not an IP address",
        "01.2.3.4|\"01.2.3.4\" is not an IP address",
        "1.2.3.4:|port must be 1 to 65535, but is \"\"",
        "1.2.3.4:0|port must be 1 to 65535, but is \"0\"",
        "1.2.3.4:65536|port must be 1 to 65535, but is \"65536\"",
        "1.2.3.4:dns|port must be 1 to 65535, but is \"dns\"",
        "https://1.2.3.4|protocol https is not udp or tcp",
        "://1.2.3.4|protocol  is not udp or tcp",
        "[::1|the bracket is not closed",
        "[1.2.3.4]:53|what stands in brackets is not an IPv6 address",
        "[::1]53|after the bracket only :PORT may follow",
        "[::1]:x|port must be 1 to 65535, but is \"x\"",
        "[:::1]:53|\":::1\" is not an IP address",
        "fe80::1%no-such-if|\"fe80::1%no-such-if\" is not an IP address",
        "udp://1.2.3.4:53/|port must be 1 to 65535, but is \"53/\""
      })
  void saysInOneLineWhatIsWrong(String text, String problem) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ResolverAddress.parse(text))
        .withMessage("resolver \"%s\": %s%s", text, problem, FORMS);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void takesAnyTextOrSaysWhyNot(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 5_000; i++) {
      var text = new StringBuilder();
      for (int length = random.nextInt(14); length > 0; length--) {
        text.append("12.:[]/uf%d é".charAt(random.nextInt(13)));
      }
      try {
        ResolverAddress.parse(text.toString());
      } catch (IllegalArgumentException wrong) {
        assertThat(wrong).hasMessageStartingWith("resolver \"" + text + "\": ");
      }
    }
  }
}

package fengsui.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fengsui.model.Dependencies;
import fengsui.model.Dependencies.Purpose;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DependencyFileTest {

  private static final String GOOD =
      """
      dependencies:
        - id: login
          purpose: identity
          side: overseas
          provider: acme
          hosts: [login.acme.example]
          addresses: [198.51.100.0/24, "2001:db8::1"]
          fallbacks: [login-cn]
          certificateUntil: 2026-12-31T00:00:00Z
        - {id: login-cn, purpose: identity, side: domestic, provider: home, port: 8443}
      journeys:
        - {id: checkout, critical: true, needs: [login], queue: 30m}
      """;

  private static Dependencies read(String text) throws IOException {
    return DependencyFile.read(new ByteArrayInputStream(text.getBytes(UTF_8)));
  }

  @Test
  void aCatalogueIsReadWithWhatIsUsualWhereItSaysNothing() throws IOException {
    var read = read(GOOD);

    var login = read.find("login").orElseThrow();
    assertThat(login.purpose()).isEqualTo(Purpose.IDENTITY);
    assertThat(login.port()).isEqualTo(443);
    assertThat(login.certificateUntil()).isEqualTo("2026-12-31T00:00:00Z");
    assertThat(read.find("login-cn").orElseThrow().domestic()).isTrue();
    assertThat(read.journeys().getFirst().queue()).isEqualTo(Duration.ofMinutes(30));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "purpose: identity | purpose: magic | field dependencies[0].purpose: is \"magic\"; allowed:"
            + " identity, payment, cdn, certificate-status, dns, data, monitoring, ticketing,"
            + " deploy, other",
        "side: overseas | side: moon | field dependencies[0].side: is \"moon\"; allowed: domestic,"
            + " overseas",
        "provider: acme | providr: acme | field dependencies[0].providr: is not known; allowed:"
            + " addresses, certificateUntil, fallbacks, hosts, id, port, provider, purpose, side",
        "198.51.100.0/24 | 198.51.100.0/33 | field dependencies[0].addresses: is no block of"
            + " addresses: 198.51.100.0/33; write it like 198.51.100.0/24",
        "port: 8443 | port: 70000 | field dependencies[1]: port must be 0 to 65535, but is 70000;"
            + " correct it",
        "queue: 30m | queue: soon | field journeys[0].queue: must be a duration like 30m, but is"
            + " soon; correct it",
        "id: login-cn | id: login | document: there are two of dependency login; correct it",
        "journeys: | journey: | field journey: is not known; allowed: dependencies, journeys"
      })
  void whatIsWrongIsNamed(String good, String bad, String message) {
    assertThatThrownBy(() -> read(GOOD.replace(good, bad)))
        .isInstanceOf(WireException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource({
    "198.51.100.0/24, 198.51.100.7, true",
    "198.51.100.0/25, 198.51.100.200, false",
    "0.0.0.0/0, 203.0.113.1, true",
    "2001:db8::/32, 2001:db8:1::1, true",
    "2001:db8::/32, 198.51.100.1, false",
    "::/0, 198.51.100.1, false"
  })
  void blocksOverlapWhereTheirCommonBitsAreTheSame(String one, String other, boolean overlap) {
    var block = DependencyFile.block(one).orElseThrow();

    assertThat(block.overlaps(DependencyFile.block(other).orElseThrow())).isEqualTo(overlap);
  }
}

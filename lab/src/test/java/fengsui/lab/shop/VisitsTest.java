package fengsui.lab.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisitsTest {

  private static final Instant START = Instant.parse("2025-08-12T00:00:00Z");
  private static final String SHOP = "198.18.10.80";

  private final Visits visits = new Visits("with nothing");

  private void request(int number, String address, String how) {
    var at = START.plus(Customer.EVERY.multipliedBy(number));
    visits.take(new Request(at, address, how).line());
  }

  private static Instant at(int seconds) {
    return START.plus(Duration.ofSeconds(seconds));
  }

  @Test
  void whoIsServedAlwaysIsUnharmed() {
    for (int i = 0; i < 100; i++) {
      request(i, SHOP, Request.WELL);
    }

    assertThat(visits.unharmed()).isEmpty();
    assertThat(visits.words()).isEqualTo("with nothing: 100 requests {198.18.10.80=100}");
    assertThat(visits.harmed(at(5), at(15)).toString())
        .contains("only 0 of 39 requests were misled: the drill proves nothing");
  }

  @Test
  void oneRequestToTheLieIsTooMany() {
    request(0, SHOP, Request.WELL);
    request(1, Visits.LIE, "Connection refused");

    assertThat(visits.unharmed())
        .containsExactly(
            "customer with nothing: 1 requests failed,"
                + " first 2025-08-12T00:00:00.200Z 127.0.0.2 Connection refused",
            "customer with nothing: 1 requests went to 127.0.0.2");
  }

  @Test
  void whoIsMisledWhileTheResolverLiesIsHarmed() {
    for (int i = 0; i < 100; i++) {
      boolean lie = i >= 25 && i < 75;
      request(i, lie ? Visits.LIE : SHOP, lie ? "Connection refused" : Request.WELL);
    }

    assertThat(visits.harmed(at(5), at(15))).isEmpty();
  }

  @Test
  void whoSaysNothingProvesNothing() {
    visits.warned("Could not find or load main class");

    assertThat(visits.unharmed())
        .containsExactly(
            "customer with nothing made no requests: Could not find or load main class");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "now", "2025-08-12T00:00:00Z 1.2.3.4", "then 1.2.3.4 ok"})
  void whatIsNoRequestIsNotTakenForOne(String line) {
    assertThatThrownBy(() -> Request.parse(line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("is no request: " + line);
  }

  @Test
  void requestsAreReadAsTheyAreWritten() {
    var random = new Random(11);
    for (int i = 0; i < 1000; i++) {
      var how =
          "e"
              + random
                  .ints(random.nextInt(20), 32, 127)
                  .collect(
                      StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
      var request = new Request(START.plusMillis(random.nextInt()), SHOP, how);

      assertThat(Request.parse(request.line())).isEqualTo(request);
    }
  }
}

package fengsui.agent.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7                             | 7",
        "0                             | 0",
        "86400                         | 300",
        "999999999999                  | 0",
        "-5                            | 0",
        "soon                          | 0",
        "Wed, 20 Aug 2025 00:34:09 GMT | 9",
        "Wed, 20 Aug 2025 00:33:09 GMT | 0",
        "Wed, 20 Aug 2025 09:34:09 GMT | 300",
      })
  void isSecondsOrADateAndNeverLong(String header, long seconds) {
    var headers =
        Map.of("Retry-After", List.of(header), "Date", List.of("Wed, 20 Aug 2025 00:34:00 GMT"));

    assertThat(RetryAfter.of(HttpHeaders.of(headers, (_, _) -> true)))
        .isEqualTo(Duration.ofSeconds(seconds));
  }
}

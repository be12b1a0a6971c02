package fengsui.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NextTest {

  private static final String HOSTILE =
      "//\\\\/:@?#.%09af\t\r\n\0 \u2044\u3002\uFF0Fhjpsvx;&=-_~[]<>'\"";

  @ParameterizedTest
  @ValueSource(strings = {"/", "/paths", "/paths?a=b&c=%20#x", "/incidents/inc-7"})
  void pathsOfOursStay(String path) {
    assertThat(Next.of(path)).isEqualTo(path);
  }

  @Test
  void nothingElseDoes() {
    assertThat(Next.of(null)).isEqualTo("/");
    assertThat(Next.of("/sign-in?next=/")).isEqualTo("/");
    assertThat(Next.of("/" + "x".repeat(5000))).isEqualTo("/");
  }

  @Test
  void whateverALinkSaysTheHostIsOurs() {
    var random = new Random(20250820);
    for (var i = 0; i < 100_000; i++) {
      var wanted = wanted(random);
      var next = Next.of(wanted);
      assertThat(next).startsWith("/").doesNotStartWith("//").matches("[!-~&&[^\\\\]]+");
      if (next.matches("[\\w/.?=&-]*")) {
        assertThat(URI.create("https://post.example/").resolve(next).getHost())
            .as(wanted)
            .isEqualTo("post.example");
      }
    }
  }

  private static String wanted(Random random) {
    var wanted = new StringBuilder(random.nextBoolean() ? "/" : "");
    for (var length = random.nextInt(12); length > 0; length--) {
      wanted.append(HOSTILE.charAt(random.nextInt(HOSTILE.length())));
    }
    return wanted.toString();
  }
}

package fengsui.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {

  @Test
  void goesBackToThePageItCameFrom() {
    assertThat(LanguageSwitch.own("/paths?carrier=unicom").toString())
        .isEqualTo("/paths?carrier=unicom");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "paths",
        "//evil.example",
        "/\\evil.example",
        "https://evil.example/",
        "/a\\b",
        "/a b",
        "javascript:alert(1)",
        "/\t/evil.example",
        "/%zz"
      })
  void goesBackToPathsOfItsOwnOnly(String back) {
    assertThat(LanguageSwitch.own(back).toString()).isEqualTo("/");
  }
}

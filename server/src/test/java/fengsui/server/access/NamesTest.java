package fengsui.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "bj-u-1", "王伟", "alice@example.cn", "O Brien", "x.y_z+1"})
  void namesStayWhatTheyAre(String name) {
    assertThat(Names.checked(name)).isEqualTo(name);
  }

  @Test
  void oneNameHasOneForm() {
    assertThat(Names.checked("ａｄｍｉｎ")).isEqualTo("admin");
  }

  @Test
  void anythingElseIsRefusedWithTheRule() {
    assertThatThrownBy(() -> Names.checked("<b>"))
        .hasMessage(
            "name: must be 1 to 64 letters, digits, spaces or any of . _ @ + -, with a letter or"
                + " digit at both ends; choose another");
  }

  @Test
  void whateverComesNoNameIsMoreThanAName() {
    var random = new Random(20250812);
    for (var i = 0; i < 50_000; i++) {
      var text = text(random);
      assertThat(Names.near(text))
          .hasSizeLessThanOrEqualTo(64)
          .doesNotMatch("(?s).*[<>\"'&\\p{Cntrl}].*");
      try {
        assertThat(Names.checked(text)).doesNotMatch("(?s).*[<>\"'&/\\\\\\p{Cntrl}\\p{Cf}].*");
      } catch (IllegalArgumentException e) {
        assertThat(e).hasMessageStartingWith("name: must be 1 to 64 letters");
      }
    }
  }

  private static String text(Random random) {
    var text = new StringBuilder();
    for (var length = random.nextInt(70); length > 0; length--) {
      var most = random.nextInt(10) == 0 ? 0x11000 : 0x7f;
      var letter = random.nextInt(most);
      text.appendCodePoint(Character.isSurrogate((char) letter) && letter < 0x10000 ? 'x' : letter);
    }
    return text.toString();
  }
}

package fengsui.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ErrnoTest {

  @Test
  void hasANameAndTheCLibrarysWords() {
    assertThat(Errno.ECONNREFUSED).hasToString("ECONNREFUSED (Connection refused)");
    assertThat(new Errno(113)).hasToString("EHOSTUNREACH (No route to host)");
  }

  @Test
  void staysAnErrorEvenIfNobodyKnowsIt() {
    assertThat(new Errno(4000)).hasToString("errno 4000 (Unknown error 4000)");
  }

  @Test
  void isNeverZero() {
    assertThatThrownBy(() -> new Errno(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an errno is over 0, but this is 0");
  }
}

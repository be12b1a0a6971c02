package fengsui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DrillCommandTest {

  @Test
  void namesTheDrillsThatThereAre() {
    assertThat(Run.of("drill", "list").lines()).anyMatch(line -> line.startsWith("diagnosis  "));
    assertThat(Run.of("drill", "list", "--json").lines())
        .anyMatch(line -> line.startsWith("{\"drill\":\"diagnosis\","));
  }

  @Test
  void aDrillThatThereIsNotEndsWith2AndOneLine() {
    var run = Run.of("drill", "run", "weather");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .startsWith(
            "drill weather: there is none of that name; give one of: diagnosis, border-443, ")
        .hasLineCount(1);
  }

  @Test
  void aDrillWithoutAVerbEndsWith2AndOneLine() {
    var run = Run.of("drill");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo("fengsui drill: neither list nor run given; see fengsui drill --help\n");
  }
}

package fengsui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class GuardDependenciesTest {

  private static final String CATALOGUE =
      """
      dependencies:
        - {id: login, purpose: identity, side: overseas, provider: acme, fallbacks: [login-cn]}
        - {id: login-cn, purpose: identity, side: domestic, provider: home}
        - {id: pay, purpose: payment, side: overseas, provider: bank, hosts: [pay.example]}
      journeys:
        - {id: sign-in, critical: true, needs: [login]}
        - {id: checkout, critical: true, needs: [login, pay]}
      """;

  @TempDir private Path folder;
  private String file = "";

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("dependencies.yaml"), CATALOGUE).toString();
  }

  @Test
  void theBorderFor74MinutesIsPlayedAndToldInPlainWords() {
    var run = Run.of("guard", "dependencies", file, "--what-if", "border:443");

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.lines())
        .containsExactly(
            "score 80 of 100",
            "  critical no-domestic-fallback: the journey checkout needs pay, which is abroad, and"
                + " nothing on this side takes its place",
            "           add a domestic fall-back, or let it wait in a queue",
            "border:443:",
            "  breaks   checkout (critical): pay away, and nothing in its place",
            "  survives sign-in (critical): login-cn for login");
  }

  @Test
  void aLaterReviewIsComparedWithAnEarlierOne() throws IOException {
    var first = Run.of("guard", "dependencies", file, "--json");
    var before = Files.writeString(folder.resolve("before.json"), first.out());
    var names = Files.writeString(folder.resolve("names"), "pay.example\ntrack.example\n");

    var run =
        Run.of(
            "guard",
            "dependencies",
            file,
            "--json",
            "--before",
            before.toString(),
            "--seen",
            names.toString());

    var said = JsonMapper.shared().readTree(run.out());
    assertThat(said.path("score").intValue()).isEqualTo(79);
    assertThat(said.path("scoreBefore").intValue()).isEqualTo(80);
    assertThat(said.path("new").get(0).asString()).isEqualTo("not-in-catalogue track.example");
  }

  @Test
  void aFreezeThatIsNoneAndAnOutageThatIsNoneAreRefused() {
    var freeze = Run.of("guard", "dependencies", file, "--freeze", "soon");
    var outage = Run.of("guard", "dependencies", file, "--what-if", "weather");

    assertThat(freeze.code()).isEqualTo(2);
    assertThat(freeze.err()).contains("--freeze: is no time from/to: soon");
    assertThat(outage.code()).isEqualTo(2);
    assertThat(outage.err())
        .contains("must be border, border:443, provider:NAME or dependency:ID, but is weather");
  }
}

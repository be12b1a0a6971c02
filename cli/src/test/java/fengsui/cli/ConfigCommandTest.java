package fengsui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCommandTest {

  @TempDir private Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void aGoodFileIsSaidToBeGood() throws IOException {
    var file =
        file("good.yaml", "targets: [{id: shop, url: \"https://shop.example\", side: overseas}]\n");

    var run = Run.of("config", "check", file.toString());

    assertThat(run.code()).isZero();
    assertThat(run.out()).isEqualTo(file + ": nothing is wrong\n");
    assertThat(Run.of("config", "check", file.toString(), "--json").out()).isEmpty();
  }

  @Test
  void everythingThatIsWrongIsToldAtOnceWithItsPlaceAndRemedy() throws IOException {
    var file = file("bad.yaml", "targts: []\nport: x\n");

    var run = Run.of("config", "check", file.toString());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.lines()).hasSize(2);
    assertThat(run.lines().getFirst())
        .isEqualTo(file + ", line 1, targts: is not a known key; did you mean targets?");
    assertThat(run.lines().getLast()).startsWith(file + ", line 2, port: must be a whole number");
  }

  @Test
  void programsReadTheSameProblemsAsJson() throws IOException {
    var file = file("bad.yaml", "targts: []\n");

    var run = Run.of("config", "check", file.toString(), "--json");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.lines()).hasSize(1);
    assertThat(run.lines().getFirst())
        .contains("\"line\":1", "\"path\":\"targts\"", "\"remedy\":\"did you mean targets?\"");
  }

  @Test
  void theModuleFileItNamesIsCheckedToo() throws IOException {
    var modules = file("modules.yml", "modules: {web: {prober: htp}}\n");
    var file = file("fengsui.yaml", "probe: {modules: %s}\n".formatted(modules));

    var run = Run.of("config", "check", file.toString());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.lines().getFirst()).contains("modules.yml", "htp");
  }

  @Test
  void aFileThatIsNotThereIsToldWithItsRemedy() {
    var run = Run.of("config", "check", folder.resolve("none.yaml").toString());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.lines()).hasSize(1);
    assertThat(run.lines().getFirst()).contains("none.yaml");
  }

  @Test
  void anUnknownOptionIsBadUsage() {
    assertThat(Run.of("config", "check", "--no-such").code()).isEqualTo(2);
  }
}

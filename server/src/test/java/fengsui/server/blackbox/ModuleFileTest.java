package fengsui.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fengsui.server.yaml.BadDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `bad/` holds pairs: a module file that must be refused (`NAME.yaml`) and the words for it
/// (`NAME.txt`).
class ModuleFileTest {

  private static final Path FOLDER = Path.of("src/test/resources/fengsui/server/blackbox");

  static Stream<Path> files() throws IOException {
    return Files.list(FOLDER.resolve("bad")).filter(it -> it.toString().endsWith(".yaml")).sorted();
  }

  @ParameterizedTest
  @MethodSource("files")
  void isRefusedWithTheseWords(Path file) throws IOException {
    var words = Path.of(file.toString().replace(".yaml", ".txt"));
    var refused = catchThrowableOfType(BadDocument.class, () -> ModuleFile.read(file));

    assertThat(refused).as("is refused").isNotNull();
    assertThat(
            refused
                .getMessage()
                .replace(file.toAbsolutePath().getParent() + "/", "")
                .replace(file.getParent() + "/", ""))
        .isEqualTo(Files.readString(words).strip());
  }

  @Test
  void theFileThatDebianInstallsIsTakenAsItIs() {
    var modules = ModuleFile.read(FOLDER.resolve("debian.yml"));

    assertThat(modules).containsKeys("http_2xx", "pop3s_banner", "irc_banner", "icmp", "grpc");
    assertThat(ProbeRun.supports(modules.get("pop3s_banner"))).isTrue();
    assertThat(ProbeRun.supports(modules.get("icmp"))).isFalse();
  }

  @Test
  void theBuiltInModulesAreInOrder() {
    assertThat(ModuleFile.builtIn()).containsKeys("http_2xx", "tcp_connect", "dns_udp");
  }

  @Test
  void aSpoiltFileIsReadOrRefusedWithPlaces(@TempDir Path folder) throws IOException {
    var random = new Random(7);
    var text = Files.readString(FOLDER.resolve("debian.yml"));
    var file = folder.resolve("spoilt.yml");
    for (var i = 0; i < 500; i++) {
      var spoilt = new StringBuilder(text);
      spoilt.insert(random.nextInt(text.length()), "{}[]:-\n \"'^+(".charAt(random.nextInt(13)));
      spoilt.deleteCharAt(random.nextInt(text.length()));
      Files.writeString(file, spoilt);
      var refused = catchThrowableOfType(BadDocument.class, () -> ModuleFile.read(file));
      if (refused != null) {
        assertThat(refused.problems()).allMatch(problem -> problem.line() > 0);
      }
    }
  }
}

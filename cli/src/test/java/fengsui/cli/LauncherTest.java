package fengsui.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The launcher in a house of its own, where `mvn` only counts its calls and puts a ready jar in
/// place.
@Timeout(120)
class LauncherTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final String MAIN =
      """
      package fengsui.cli;
      class Main {
        public static void main(String[] args) {
          System.out.println("ran " + String.join("|", args) + " in " + System.getProperty("user.dir"));
          System.exit(args.length);
        }
      }
      """;

  private static final String MVN =
      """
      #!/bin/bash
      echo call >> "$COUNTER"
      [ -z "$BROKEN" ] || { echo "no such symbol"; exit 1; }
      mkdir -p cli/target/lib && cp "$JAR" cli/target/cli-1.jar
      """;

  @TempDir private Path folder;

  private Path house;
  private Path counter;

  @BeforeEach
  void buildAHouse() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "the launcher needs bash");
    house = folder.resolve("a house");
    counter = folder.resolve("calls");
    Files.createDirectories(house.resolve("tools"));
    Files.createDirectories(house.resolve("cli/src/main"));
    Files.createDirectories(folder.resolve("bin"));
    Files.copy(ROOT.resolve("fengsui"), house.resolve("fengsui"));
    Files.copy(ROOT.resolve("tools/jdk.sh"), house.resolve("tools/jdk.sh"));
    Files.writeString(house.resolve("pom.xml"), "<project/>");
    Files.writeString(house.resolve("cli/pom.xml"), "<project/>");
    var mvn = Files.writeString(folder.resolve("bin/mvn"), MVN);
    assertThat(mvn.toFile().setExecutable(true)).isTrue();
    assertThat(house.resolve("fengsui").toFile().setExecutable(true)).isTrue();
    jar();
  }

  private void jar() throws IOException {
    var source = Files.writeString(folder.resolve("Main.java"), MAIN);
    var classes = folder.resolve("classes").toString();
    tool("javac", "-d", classes, source.toString());
    tool("jar", "--create", "--file", folder.resolve("cli.jar").toString(), "-C", classes, ".");
  }

  private static void tool(String name, String... words) {
    var tool = ToolProvider.findFirst(name).orElseThrow();
    assertThat(tool.run(System.out, System.err, words)).isZero();
  }

  private Process start(Path launcher, String broken, String... words) throws IOException {
    var command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    var environment = builder.environment();
    environment.put("PATH", folder.resolve("bin") + ":" + environment.get("PATH"));
    environment.put("COUNTER", counter.toString());
    environment.put("JAR", folder.resolve("cli.jar").toString());
    environment.put("BROKEN", broken);
    environment.put("FENGSUI_AOT", "off");
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    return builder.start();
  }

  private static Run end(Process process) throws Exception {
    process.getOutputStream().close();
    var out = new String(process.getInputStream().readAllBytes());
    var err = new String(process.getErrorStream().readAllBytes());
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Run(process.exitValue(), out, err);
  }

  private Run run(String... words) throws Exception {
    return end(start(house.resolve("fengsui"), "", words));
  }

  private long builds() throws IOException {
    return Files.exists(counter) ? Files.readAllLines(counter).size() : 0;
  }

  @Test
  void buildsOnceAndRunsInTheFolderOfTheCaller() throws Exception {
    var first = run("x", "a b");
    var second = run();

    assertThat(first.code()).isEqualTo(2);
    assertThat(first.out()).isEqualTo("ran x|a b in " + folder + "\n");
    assertThat(first.err()).isEqualTo("fengsui: building (once; again after the sources change)\n");
    assertThat(second).isEqualTo(new Run(0, "ran  in " + folder + "\n", ""));
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void isFoundThroughSymbolicLinks() throws Exception {
    var link = Files.createSymbolicLink(folder.resolve("f"), Path.of("a house/fengsui"));
    var linkToLink = Files.createSymbolicLink(folder.resolve("g"), link.toAbsolutePath());

    assertThat(end(start(linkToLink, "", "x")).out()).startsWith("ran x");
  }

  @Test
  void buildsAgainWhenASourceIsNewer() throws Exception {
    run();
    var source = Files.writeString(house.resolve("cli/src/main/New.java"), "class New {}");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));

    run();

    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void twoStartsAtOnceBuildOnce() throws Exception {
    var one = start(house.resolve("fengsui"), "", "1");
    var other = start(house.resolve("fengsui"), "", "2");

    assertThat(end(one).out()).startsWith("ran 1");
    assertThat(end(other).out()).startsWith("ran 2");
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void aBuildThatFailsEndsWithTwoAndIsTriedAgain() throws Exception {
    var failed = end(start(house.resolve("fengsui"), "yes"));

    assertThat(failed.code()).isEqualTo(2);
    assertThat(failed.out()).isEmpty();
    assertThat(failed.err())
        .endsWith(
            "no such symbol\n"
                + "fengsui: the build failed: see above; mend it, or run mvn verify for more\n");
    assertThat(run("x").out()).startsWith("ran x");
  }

  @ParameterizedTest
  @CsvSource({
    "25.0.3, true",
    "25.0.10, true",
    "25.0.4.1+2, true",
    "25.1, true",
    "25.0.2, false",
    "25, false",
    "25-ea, false",
    "17.0.15, false",
    "26, false",
    "8, false"
  })
  void aJdkFitsFrom25Point0Point3(String version, boolean fits) throws Exception {
    var jdk = Files.createDirectories(folder.resolve("jdk"));
    Files.createDirectories(jdk.resolve("bin"));
    for (var name : List.of("java", "javac")) {
      assertThat(Files.createFile(jdk.resolve("bin").resolve(name)).toFile().setExecutable(true))
          .isTrue();
    }
    Files.writeString(
        jdk.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");

    var script = ". " + ROOT.resolve("tools/jdk.sh") + "; fits \"$1\"";
    var process = new ProcessBuilder("bash", "-c", script, "bash", jdk.toString()).start();

    assertThat(end(process).code() == 0).isEqualTo(fits);
  }
}

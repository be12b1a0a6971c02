package fengsui.client.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.DataInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The library's jar after `tools/slim`: small, whole, and still of use to compilers and to people
/// who read stack traces.
class SlimJarTest {

  private static Path jar;

  @TempDir private Path folder;

  @BeforeAll
  static void findJar() {
    var property = System.getProperty("fengsui.client.jar");
    assumeTrue(property != null, "the jar is made after the other tests: run `mvn package`");
    jar = Path.of(property);
  }

  @Test
  void theWholeLibraryIsSmall() throws Exception {
    assertThat(Files.size(jar)).isLessThan(400_000);
  }

  @Test
  void everyClassIsOursAndRunsOnJava21() throws Exception {
    try (var file = new JarFile(jar.toFile())) {
      assertThat(classes(file)).isNotEmpty();
      for (var each : classes(file)) {
        try (var stream = new DataInputStream(file.getInputStream(each))) {
          assertThat(stream.readInt()).isEqualTo(0xcafebabe);
          assertThat(stream.readInt()).as(each.getName()).isEqualTo(65);
          assertThat(each.getName()).startsWith("fengsui/");
        }
      }
      assertThat(file.getEntry("META-INF/services/java.net.spi.InetAddressResolverProvider"))
          .isNotNull();
    }
  }

  @Test
  void noClassMissesAnother() {
    var said = run("jdeps", "--missing-deps", "--multi-release", "base", jar.toString());

    assertThat(said.lines().filter(line -> line.contains("-> fengsui."))).isEmpty();
  }

  @Test
  void theVirtualMachineAcceptsEveryClass() throws Exception {
    try (var loader = loader();
        var file = new JarFile(jar.toFile())) {
      for (var each : classes(file)) {
        var name = each.getName().replace('/', '.').replace(".class", "");
        var type = Class.forName(name, true, loader);
        assertThat(type.getClassLoader()).isSameAs(loader);
        assertThat(type.getSimpleName()).as(name).isNotNull();
        assertThat(type.getNestHost().getClassLoader()).as(name).isSameAs(loader);
      }
    }
  }

  @Test
  void stackTracesHaveTheirLines() throws Exception {
    try (var loader = loader()) {
      var parse = loader.loadClass("fengsui.dns.IpText").getMethod("parse", String.class);

      var thrown = assertThrows(InvocationTargetException.class, () -> parse.invoke(null, "1.2.3"));

      var top = thrown.getCause().getStackTrace()[0];
      assertThat(top.getFileName()).isEqualTo("IpText.java");
      assertThat(top.getLineNumber()).isGreaterThan(10);
    }
  }

  @Test
  void programsCompileAgainstIt() throws Exception {
    var source = folder.resolve("Shop.java");
    Files.writeString(
        source,
        """
        import fengsui.client.Resolver;
        import fengsui.client.event.Event;
        import fengsui.client.jdk.Fengsui;
        import fengsui.dns.Way;
        import fengsui.dns.Ways;
        import fengsui.dns.WaySettings;
        import java.time.Duration;
        import fengsui.dns.verdict.Worth;

        class Shop {
          static long trusted(Resolver resolver, Way way) {
            Fengsui.listen(event -> {
              if (event instanceof Event.Judged(
                  var host, var tier, var by, Worth worth, var usable, var dropped, var reasons, var after)) {
                usable.forEach(address -> System.out.println(address.getHostAddress()));
              }
            });
            var other = Ways.of("udp://192.0.2.1:53", WaySettings.usual().withListening(Duration.ZERO));
            return way.trust() == other.trust() ? 1 : 0;
          }
        }
        """);

    var said = run("javac", "-d", folder.toString(), "-cp", jar.toString(), source.toString());

    assertThat(said).isEmpty();
  }

  private static URLClassLoader loader() throws Exception {
    var adapters = SlimJarTest.class.getClassLoader();
    return new URLClassLoader(new java.net.URL[] {jar.toUri().toURL()}, adapters) {
      @Override
      protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith("fengsui.")) {
          return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
          var known = findLoadedClass(name);
          return known == null ? findClass(name) : known;
        }
      }
    };
  }

  private static List<JarEntry> classes(JarFile file) {
    return file.stream().filter(each -> each.getName().endsWith(".class")).toList();
  }

  private static String run(String tool, String... arguments) {
    var said = new StringWriter();
    var out = new PrintWriter(said);
    ToolProvider.findFirst(tool).orElseThrow().run(out, out, arguments);
    return said.toString();
  }
}

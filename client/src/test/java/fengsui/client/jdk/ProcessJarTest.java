package fengsui.client.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Programs that know nothing of us, started with our jar beside them, while the resolver of their
/// network (one that nobody here wrote) answers `127.0.0.2` for everything.
@Timeout(180)
class ProcessJarTest {

  private static final String URL = "http://shop.example/";
  private static final String TRAP = "client poisoned\nurl poisoned\n";
  private static final String RIGHT = "client genuine\nurl genuine\n";

  private static Path jar;

  @TempDir private Path folder;

  @BeforeAll
  static void findJar() {
    var property = System.getProperty("fengsui.client.jar");
    assumeTrue(property != null, "the jar is made after the other tests: run `mvn package`");
    jar = Path.of(property);
  }

  @Test
  void aProgramStaysConnectedWithTheJarAndNotWithoutIt() throws Exception {
    var plain = javaWith("-cp", shopper().toString());
    var protectedByJar = javaWith("-cp", shopper() + ":" + jar);
    var byAgent = javaWith("-javaagent:" + jar, "-cp", shopper().toString());

    var said =
        inStreet(
            Map.entry("without", with(plain, "shop.Shopper", URL)),
            Map.entry("with", with(protectedByJar, "shop.Shopper", URL)),
            Map.entry("agent", with(byAgent, "shop.Shopper", URL)));

    assertThat(said.get("without")).isEqualTo(TRAP);
    assertThat(said.get("with")).endsWith(RIGHT).contains("are judged: local udp://127.0.0.53:53");
    assertThat(said.get("agent")).endsWith(RIGHT);
  }

  @Test
  void aSpringBootFatJarIsProtectedWithTheJarInside() throws Exception {
    var without = fatJar(List.of());
    var inside = fatJar(List.of(jar));

    var said =
        inStreet(
            Map.entry("without", with(javaWith("-jar", without.toString()), URL)),
            Map.entry("inside", with(javaWith("-jar", inside.toString()), URL)),
            Map.entry(
                "agent", with(javaWith("-javaagent:" + jar, "-jar", without.toString()), URL)),
            Map.entry(
                "class path",
                with(
                    javaWith("-cp", without + ":" + jar),
                    "org.springframework.boot.loader.launch.JarLauncher",
                    URL)));

    assertThat(said.get("without")).isEqualTo(TRAP);
    assertThat(said.get("inside")).endsWith(RIGHT);
    assertThat(said.get("agent")).endsWith(RIGHT);
    assertThat(said.get("class path")).endsWith(RIGHT);
  }

  private static List<String> javaWith(String... options) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command = new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(
        List.of(
            "-Dfengsui.client.dot=tls://dot.example@198.18.7.2:853",
            "-Dfengsui.client.deadline=20s",
            "-Djavax.net.ssl.trustStore=FOLDER/trust.p12",
            "-Djavax.net.ssl.trustStorePassword=changeit"));
    command.addAll(List.of(options));
    return command;
  }

  private static List<String> with(List<String> command, String... more) {
    var all = new ArrayList<>(command);
    all.addAll(List.of(more));
    return all;
  }

  /// The folder of a program of one class.
  private Path shopper() throws Exception {
    var home = folder.resolve("program");
    Files.createDirectories(home.resolve("shop"));
    Files.write(home.resolve("shop/Shopper.class"), shopperClass());
    return home;
  }

  private static byte[] shopperClass() throws Exception {
    try (var stream = ProcessJarTest.class.getResourceAsStream("/shop/Shopper.class")) {
      return stream.readAllBytes();
    }
  }

  /// As Spring Boot's plugin makes it: its loader outside, the program and its libraries inside.
  private Path fatJar(List<Path> libraries) throws Exception {
    var file = folder.resolve("app" + libraries.size() + ".jar");
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      put(
          zip,
          "META-INF/MANIFEST.MF",
          """
          Manifest-Version: 1.0
          Main-Class: org.springframework.boot.loader.launch.JarLauncher
          Start-Class: shop.Shopper
          Spring-Boot-Classes: BOOT-INF/classes/
          Spring-Boot-Lib: BOOT-INF/lib/

          """
              .getBytes(StandardCharsets.UTF_8));
      loader(zip);
      for (var directory : List.of("BOOT-INF/", "BOOT-INF/classes/", "BOOT-INF/lib/")) {
        put(zip, directory, new byte[0]);
      }
      put(zip, "BOOT-INF/classes/shop/Shopper.class", shopperClass());
      for (var library : libraries) {
        put(zip, "BOOT-INF/lib/" + library.getFileName(), Files.readAllBytes(library));
      }
    }
    return file;
  }

  private static void loader(ZipOutputStream zip) throws Exception {
    var place = Class.forName("org.springframework.boot.loader.launch.JarLauncher");
    var loader = Path.of(place.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (var file = new JarFile(loader.toFile())) {
      for (var entry : file.stream().filter(each -> !each.isDirectory()).toList()) {
        if (entry.getName().startsWith("org/") || entry.getName().contains("/services/")) {
          put(zip, entry.getName(), file.getInputStream(entry).readAllBytes());
        }
      }
    }
  }

  /// Libraries inside must not be compressed.
  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws Exception {
    var entry = new ZipEntry(name);
    var sum = new CRC32();
    sum.update(bytes);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(sum.getValue());
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  /// Returns what each command said.
  @SafeVarargs
  private Map<String, String> inStreet(Map.Entry<String, List<String>>... programs)
      throws Exception {
    assumeNamespaces();
    var command = new ArrayList<>(List.of("unshare", "--net", "--mount"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", testClasses()));
    command.addAll(List.of(Street.class.getName(), folder.toString()));
    for (int i = 0; i < programs.length; i++) {
      command.addAll(i == 0 ? List.of() : List.of("--"));
      command.add(programs[i].getKey());
      programs[i].getValue().forEach(word -> command.add(word.replace("FOLDER", "" + folder)));
    }
    return said(run(command));
  }

  private static String testClasses() throws Exception {
    return Path.of(Street.class.getProtectionDomain().getCodeSource().getLocation().toURI())
        .toString();
  }

  private static void assumeNamespaces() throws Exception {
    var can = new ProcessBuilder("unshare", "--net", "--mount", "true").start().waitFor() == 0;
    assertThat(can || !"true".equals(System.getenv("CI"))).as("CI must have namespaces").isTrue();
    assumeTrue(can, "no right to make network namespaces here");
    for (var program : List.of("dnsmasq", "unbound", "openssl", "ip")) {
      var there = new ProcessBuilder("which", program).start().waitFor() == 0;
      assertThat(there || !"true".equals(System.getenv("CI")))
          .as("CI must have " + program)
          .isTrue();
      assumeTrue(there, "no " + program + " here");
    }
  }

  private static String run(List<String> command) throws Exception {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new ByteArrayOutputStream();
    process.getInputStream().transferTo(said);
    process.waitFor();
    return said.toString(StandardCharsets.UTF_8);
  }

  private static Map<String, String> said(String text) {
    var said = new LinkedHashMap<String, String>();
    for (var part : text.split("(?m)^== ", -1)) {
      var end = part.indexOf('\n');
      if (end > 0) {
        said.put(part.substring(0, end), part.substring(end + 1));
      }
    }
    said.put("all", text);
    return said;
  }
}

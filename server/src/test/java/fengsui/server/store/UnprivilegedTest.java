package fengsui.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fengsui.server.ingest.PostChild;
import java.io.File;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A post that an ordinary user runs: PostgreSQL needs no help then, and must not get it.
class UnprivilegedTest {

  private static final String NOBODY = "65534";
  private static final long LARGEST_JAR = 100 << 20;

  @TempDir Path folder;

  @Test
  @Timeout(150)
  void startsAndStartsAgainWithoutBeingRoot() throws Exception {
    requireRoot();
    open(folder);
    var data = Files.createDirectory(folder.resolve("data"));
    own(data);
    var words = words(readable(), data);
    var home = Map.of("HOME", data.toString());

    try (var post = PostChild.start(words, data, home)) {
      assertThat(health(post)).isEqualTo(200);
      assertThat(owner(post.postmaster())).isEqualTo(owner(data));
      post.kill();
    }
    try (var post = PostChild.start(words, data, home)) {
      assertThat(health(post)).as("after a kill, its database left behind").isEqualTo(200);
    }
    assertThat(data.resolve("postgres/postmaster.pid")).as("ended in order").doesNotExist();
  }

  private static List<String> words(String classPath, Path data) {
    var words =
        new ArrayList<>(List.of("setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups"));
    words.addAll(PostChild.command(classPath, data));
    return words;
  }

  private static int health(PostChild post) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(post.url.resolve("/actuator/health")).build();
      return client.send(request, BodyHandlers.ofString()).statusCode();
    }
  }

  private static String owner(Path file) throws IOException {
    return Files.getOwner(file).getName();
  }

  private static String owner(long process) throws IOException {
    return owner(Path.of("/proc", Long.toString(process)));
  }

  /// The class path, copied to where everybody may read it: ours may lie in root's own folder.
  private String readable() throws IOException {
    var copies = Files.createDirectory(folder.resolve("program"));
    open(copies);
    var entries = new ArrayList<String>();
    for (var entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      var from = Path.of(entry);
      if (Files.isDirectory(from) || Files.size(from) < LARGEST_JAR) { // not the browser's driver
        var to = copies.resolve(entries.size() + "-" + from.getFileName());
        copy(from, to);
        entries.add(to.toString());
      }
    }
    return String.join(File.pathSeparator, entries);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : files.toList()) {
        var copy = to.resolve(from.relativize(file));
        Files.copy(file, Files.isDirectory(from) ? copy : to);
        open(Files.isDirectory(from) ? copy : to);
      }
    }
  }

  private static void open(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void own(Path file) throws IOException {
    var users = file.getFileSystem().getUserPrincipalLookupService();
    Files.setOwner(file, users.lookupPrincipalByName(NOBODY));
  }

  private static void requireRoot() {
    var root = "root".equals(System.getProperty("user.name"));
    assertThat(root || !"true".equals(System.getenv("CI"))).as("CI must be root").isTrue();
    assumeTrue(root, "skipped: only root can become another user");
  }
}

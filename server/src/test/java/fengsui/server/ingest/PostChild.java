package fengsui.server.ingest;

import fengsui.server.CommandPost;
import fengsui.server.access.Role;
import fengsui.server.access.Tokens;
import fengsui.server.config.ConfigurationFile;
import fengsui.server.config.Overrides;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// A command post in a process of its own, with its own PostgreSQL, to be killed. It is configured
/// by `post.yaml` in its folder, if there is one.
public final class PostChild implements AutoCloseable {

  private static final long END_SECONDS = 60;

  private final Process process;
  private final Path seen;
  public final URI url;
  public final String token;

  /// The token of a program that sends payments.
  final String till;

  private PostChild(Process process, Path errors, Path seen) throws IOException {
    this.process = process;
    this.seen = seen;
    var line = process.inputReader().readLine();
    if (line == null) {
      throw new IOException("the post did not start: " + Files.readString(errors));
    }
    var words = line.split(" ", -1);
    url = URI.create(words[0]);
    token = words[1];
    till = words[2];
  }

  public static void main(String[] arguments) throws InterruptedException {
    var data = Path.of(arguments[0]);
    var overrides = new Overrides(0, "127.0.0.1", data);
    var file = data.resolve("post.yaml");
    var configuration =
        Files.exists(file)
            ? ConfigurationFile.read(file, overrides)
            : ConfigurationFile.none(overrides);
    var post = CommandPost.start(configuration);
    Runtime.getRuntime().addShutdownHook(new Thread(post::close));
    var token = post.part(Tokens.class).issue("a", Role.AGENT);
    var till = post.part(Tokens.class).issue("till", Role.RESPONDER);
    System.out.println(post.url() + " " + token + " " + till);
    new CountDownLatch(1).await();
  }

  public static PostChild start(Path data) throws IOException {
    Files.createDirectories(data);
    return start(command(System.getProperty("java.class.path"), data), data, Map.of());
  }

  /// The words that start one.
  public static List<String> command(String classPath, Path data) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx384m",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        classPath,
        PostChild.class.getName(),
        data.toString());
  }

  /// One on a small disk of its own at `data`, which ends with it.
  static PostChild onDisk(int megabytes, Path data) throws IOException {
    var words = new ArrayList<>(smallDisk(megabytes, data));
    words.addAll(command(System.getProperty("java.class.path"), data));
    return start(words, data, Map.of());
  }

  /// Words that run a command with a disk of its own at `folder`.
  static List<String> smallDisk(int megabytes, Path folder) {
    var script = "mount -t tmpfs -o size=" + megabytes + "m none " + folder + " && exec \"$@\"";
    return List.of("unshare", "-m", "sh", "-c", script, "sh");
  }

  /// Starts `words`, which must end up being a post.
  public static PostChild start(List<String> words, Path data, Map<String, String> environment)
      throws IOException {
    var errors = data.resolve("err");
    var builder = new ProcessBuilder(words).redirectError(errors.toFile());
    builder.environment().putAll(environment);
    var process = builder.start();
    try {
      // As the process sees it, whatever is mounted there.
      var seen = Path.of("/proc", Long.toString(process.pid()), "root" + data.toAbsolutePath());
      return new PostChild(process, errors, seen);
    } catch (IOException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  /// The data folder, wherever it is mounted.
  Path folder() {
    return seen;
  }

  /// Ends it as a power cut would, its database left behind.
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  void killDatabase() throws IOException {
    ProcessHandle.of(postmaster()).orElseThrow().destroyForcibly();
  }

  public long postmaster() throws IOException {
    return Long.parseLong(pidFile().getFirst().strip());
  }

  private List<String> pidFile() throws IOException {
    return Files.readAllLines(seen.resolve("postgres/postmaster.pid"));
  }

  /// Asks the database behind the post's back.
  public long ask(String question) throws IOException {
    return database().sql(question).query(Long.class).single();
  }

  /// The database behind the post's back.
  public JdbcClient database() throws IOException {
    var url = "jdbc:postgresql://127.0.0.1:" + pidFile().get(3) + "/postgres";
    var secret = Files.readString(seen.resolve("postgres.secret")).strip();
    return JdbcClient.create(new DriverManagerDataSource(url, "postgres", secret));
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}

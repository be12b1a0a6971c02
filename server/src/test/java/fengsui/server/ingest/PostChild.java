package fengsui.server.ingest;

import fengsui.server.CommandPost;
import fengsui.server.access.Role;
import fengsui.server.access.Tokens;
import fengsui.server.config.Configuration;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// A command post in a process of its own, with its own PostgreSQL, to be killed.
final class PostChild implements AutoCloseable {

  private final Process process;
  private final Path data;
  final URI url;
  final String token;

  private PostChild(Process process, Path data) throws IOException {
    this.process = process;
    this.data = data;
    var line = process.inputReader().readLine();
    if (line == null) {
      throw new IOException("the post did not start: " + Files.readString(data.resolve("err")));
    }
    var words = line.split(" ", -1);
    url = URI.create(words[0]);
    token = words[1];
  }

  public static void main(String[] arguments) throws InterruptedException {
    var configuration =
        new Configuration(
            0,
            "127.0.0.1",
            Path.of(arguments[0]),
            null,
            null,
            null,
            Configuration.Retention.DEFAULT,
            Configuration.Catalogue.EMPTY,
            List.of());
    try (var post = CommandPost.start(configuration)) {
      var token = post.part(Tokens.class).issue("a", Role.AGENT);
      System.out.println(post.url() + " " + token);
      new CountDownLatch(1).await();
    }
  }

  static PostChild start(Path data) throws IOException {
    Files.createDirectories(data);
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process =
        new ProcessBuilder(
                java,
                "-Xmx384m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                PostChild.class.getName(),
                data.toString())
            .redirectError(data.resolve("err").toFile())
            .start();
    try {
      return new PostChild(process, data);
    } catch (IOException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  /// Ends it as a power cut would, its database left behind.
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  void killDatabase() throws IOException {
    ProcessHandle.of(Long.parseLong(pidFile().getFirst())).orElseThrow().destroyForcibly();
  }

  private List<String> pidFile() throws IOException {
    return Files.readAllLines(data.resolve("postgres/postmaster.pid"));
  }

  /// Asks the database behind the post's back.
  long ask(String question) throws IOException, SQLException {
    var url = "jdbc:postgresql://127.0.0.1:" + pidFile().get(3) + "/postgres";
    var secret = Files.readString(data.resolve("postgres.secret")).strip();
    try (var connection = DriverManager.getConnection(url, "postgres", secret);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(question)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}

package fengsui.lab.garrison;

import fengsui.lab.JavaCommand;
import fengsui.lab.Laboratory;
import fengsui.lab.LaboratoryException;
import fengsui.lab.Running;
import fengsui.lab.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// `fengsui up` in a host of its own, with the database that it brings.
public final class PostProgram {

  static final int PORT = 8480;
  private static final Duration START = Duration.ofMinutes(2);
  private static final Duration END = Duration.ofSeconds(20);

  private final Laboratory laboratory;
  private final Path files;
  private final PostClient client;
  private final Log log;
  private Running running;

  private PostProgram(Laboratory laboratory, Path files, PostClient client)
      throws LaboratoryException, InterruptedException {
    this.laboratory = laboratory;
    this.files = files;
    this.client = client;
    this.log = new Log(files.resolve("post.log"));
    this.running = launch();
  }

  /// Starts it and waits until it serves.
  static PostProgram start(Laboratory laboratory, Path files, PostClient client)
      throws LaboratoryException, InterruptedException {
    var post = new PostProgram(laboratory, files, client);
    post.awaitReady();
    return post;
  }

  private Running launch() throws LaboratoryException, InterruptedException {
    var command = new ArrayList<>(JavaCommand.of("fengsui.cli.Main", List.of("-Xmx256m")));
    command.addAll(List.of("up", "--no-agent", "--address", "0.0.0.0"));
    command.addAll(List.of("--port", Integer.toString(PORT)));
    command.addAll(List.of("--data", files.resolve("post").toString()));
    command.addAll(List.of("--config", files.resolve("post.yaml").toString()));
    command.addAll(List.of("--token-file", tokenFile().toString()));
    return laboratory.start(Topology.POST, command, log, log);
  }

  private Path tokenFile() {
    return files.resolve("token");
  }

  /// Waits until it serves, and takes its token.
  public void awaitReady() throws LaboratoryException, InterruptedException {
    long end = System.nanoTime() + START.toNanos();
    while (!(client.ready() && Files.exists(tokenFile()))) {
      if (!running.alive() || System.nanoTime() - end > 0) {
        throw laboratory.failure("the command post does not start: " + log.tail());
      }
      Thread.sleep(100);
    }
    try {
      client.use(Files.readString(tokenFile()).strip());
    } catch (IOException e) {
      throw laboratory.failure("the post's token cannot be read: " + e.getMessage());
    }
  }

  /// Kills it; its database lives on, an orphan.
  public void kill() throws LaboratoryException, InterruptedException {
    running.kill();
    running.await(END);
  }

  /// Starts it again; returns when it serves.
  public void restart() throws LaboratoryException, InterruptedException {
    try {
      Files.deleteIfExists(tokenFile());
    } catch (IOException e) {
      throw laboratory.failure(String.valueOf(e.getMessage()));
    }
    running = launch();
    awaitReady();
  }

  /// Kills its database's first process, and with it the database.
  public void killDatabase() throws LaboratoryException, InterruptedException {
    var pid = Long.toString(said(0));
    var ran = laboratory.run(Topology.POST, END, "kill", "-9", pid);
    if (ran.code() != 0) {
      throw laboratory.failure("the post's database cannot be killed: " + ran.err());
    }
  }

  /// The port on which its database listens, on its host's loopback.
  int databasePort() throws LaboratoryException {
    return Math.toIntExact(said(3));
  }

  String databasePassword() throws LaboratoryException {
    try {
      return Files.readString(files.resolve("post/postgres.secret")).strip();
    } catch (IOException e) {
      throw laboratory.failure("the database's password cannot be read: " + e.getMessage());
    }
  }

  private long said(int line) throws LaboratoryException {
    var file = files.resolve("post/postgres/postmaster.pid");
    try {
      return Long.parseLong(Files.readAllLines(file).get(line).strip());
    } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
      throw laboratory.failure("the post's database cannot be found: " + e);
    }
  }

  /// Lets it end by itself.
  void stop() throws LaboratoryException, InterruptedException {
    running.stop();
    running.await(END);
  }
}

package fengsui.agent;

import fengsui.model.Vantage;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/// A real agent in a process of its own, to be killed or starved.
final class AgentProcess implements AutoCloseable {

  private final Process process;
  final List<String> lines = new CopyOnWriteArrayList<>();

  private AgentProcess(Process process) {
    this.process = process;
    Thread.ofVirtual().start(this::read);
  }

  /// @param before words before the command, such as those of `unshare`
  static AgentProcess start(List<String> before, FakePost post, Path folder) throws IOException {
    var words = new ArrayList<>(before);
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "-Xmx96m", "-XX:TieredStopAtLevel=1"));
    words.addAll(List.of("-cp", System.getProperty("java.class.path")));
    words.addAll(List.of(AgentProcess.class.getName(), post.url().toString(), folder.toString()));
    var builder = new ProcessBuilder(words).redirectErrorStream(true);
    return new AgentProcess(builder.start());
  }

  private void read() {
    process.inputReader().lines().forEach(lines::add);
  }

  boolean said(String part) {
    return lines.stream().anyMatch(line -> line.contains(part));
  }

  void tell(String word) throws IOException {
    var in = process.outputWriter();
    in.write(word + "\n");
    in.flush();
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /// Ends it as an operator would, and returns its exit code.
  int terminate() throws InterruptedException {
    process.destroy();
    process.waitFor(20, TimeUnit.SECONDS);
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /// Runs an agent; on standard input `fill` fills its folder's disk and `free` frees it again.
  public static void main(String[] args) throws IOException {
    var folder = Path.of(args[1]);
    var settings =
        AgentSettings.of(URI.create(args[0]), FakePost.TOKEN, Vantage.HERE, folder)
            .withHelloEvery(Duration.ofMillis(300));
    var agent = Agent.start(settings, IO::println);
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(agent::close));
    for (var word = IO.readln(); word != null; word = IO.readln()) {
      switch (word) {
        case "fill" -> fill(folder.resolve("filler"));
        case "free" -> Files.deleteIfExists(folder.resolve("filler"));
        default -> throw new IllegalArgumentException(word);
      }
    }
  }

  private static void fill(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      while (true) {
        out.write(new byte[4096]);
      }
    } catch (IOException full) {
      IO.println("filled: " + full.getMessage());
    }
  }
}

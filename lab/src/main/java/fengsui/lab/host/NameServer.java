package fengsui.lab.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A host's name server: dnsmasq, a program that others wrote.
public final class NameServer implements AutoCloseable {

  private static final List<String> COMMON =
      List.of("no-resolv", "no-hosts", "bind-interfaces", "cache-size=0", "local-ttl=60");

  private final String host;
  private final Path directory;
  private @Nullable Process process;
  private @Nullable SlowDoor door;

  public NameServer(String host, Path directory) {
    this.host = host;
    this.directory = directory;
  }

  /// Starts the server anew with these lines of configuration, and returns when it answers; each
  /// answer is late by `delay`.
  public void serve(List<String> lines, Duration delay) throws IOException, InterruptedException {
    close();
    var all = new ArrayList<>(COMMON);
    all.addAll(lines);
    if (delay.isPositive()) {
      all.add("port=" + SlowDoor.BEHIND);
    }
    var file = directory.resolve("dnsmasq-" + host + ".conf");
    Files.write(file, all);
    var started =
        Hosts.command(host, "dnsmasq", "--no-daemon", "--conf-file=" + file, "--pid-file")
            .redirectErrorStream(true)
            .start();
    process = started;
    awaitStart(started);
    if (delay.isPositive()) {
      door = SlowDoor.open(host, delay);
    }
  }

  private void awaitStart(Process started) throws IOException {
    var log = new StringBuilder();
    var reader = started.inputReader(StandardCharsets.UTF_8);
    for (var line = reader.readLine(); line != null; line = reader.readLine()) {
      log.append(line).append('\n');
      if (line.contains("started, version")) {
        Thread.ofPlatform().daemon().start(() -> drain(reader));
        return;
      }
    }
    throw new IOException("name server of %s: %s; install dnsmasq".formatted(host, log));
  }

  private static void drain(java.io.BufferedReader reader) {
    try (reader) {
      while (reader.readLine() != null) {
        // A full pipe would stop the server.
      }
    } catch (IOException _) {
      // It has ended.
    }
  }

  @Override
  public void close() {
    var open = door;
    if (open != null) {
      open.close();
      door = null;
    }
    var running = process;
    if (running != null) {
      running.destroyForcibly();
      running.onExit().completeOnTimeout(running, 5, TimeUnit.SECONDS).join();
      process = null;
    }
  }
}

package fengsui.lab;

import fengsui.lab.host.Hosts;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// Programs that run inside hosts; each line that they print goes out as a message at once.
final class Runs {

  private static final long LAST_WORDS_SECONDS = 2;

  private final Wire wire;
  private final Map<String, Process> running = new ConcurrentHashMap<>();

  Runs(Wire wire) {
    this.wire = wire;
  }

  /// Runs `command` in a host to its end; answers bear `number`.
  void run(String number, String host, List<String> command)
      throws IOException, InterruptedException {
    Topology.leg(host);
    var process = Hosts.command(host, command).start();
    running.put(number, process);
    wire.send(number, "pid", Long.toString(process.pid()));
    process.getOutputStream().close();
    var out = relay(number, "out", process.inputReader(StandardCharsets.UTF_8));
    var err = relay(number, "err", process.errorReader(StandardCharsets.UTF_8));
    int code = process.waitFor();
    // A child that outlives its parent may hold the pipes open: it shall not hold up the news.
    out.join(java.time.Duration.ofSeconds(LAST_WORDS_SECONDS));
    err.join(java.time.Duration.ofSeconds(LAST_WORDS_SECONDS));
    running.remove(number);
    wire.send(number, "exit", Integer.toString(code));
  }

  /// On a thread of its own: who reads a pipe keeps the thread that carries virtual ones.
  private Thread relay(String number, String kind, BufferedReader from) {
    return Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try (from) {
            for (var line = from.readLine(); line != null; line = from.readLine()) {
              wire.send(number, kind, line);
            }
          } catch (IOException _) {
            // The program was killed while it wrote.
          }
        });
  }

  /// Ends a run, gently at first: a program may have something to write down.
  void stop(String number) throws InterruptedException {
    var process = running.get(number);
    if (process == null) {
      return;
    }
    process.destroy();
    if (!process.waitFor(LAST_WORDS_SECONDS, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  /// Kills a run at once, and none of its children.
  void kill(String number) {
    var process = running.get(number);
    if (process != null) {
      process.destroyForcibly();
    }
  }
}

package fengsui.lab;

import fengsui.lab.host.Hosts;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Programs that run inside hosts; each line that they print goes out as a message at once.
final class Runs {

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
    process.getOutputStream().close();
    var errors =
        Thread.ofVirtual()
            .start(() -> relay(number, "err", process.errorReader(StandardCharsets.UTF_8)));
    relay(number, "out", process.inputReader(StandardCharsets.UTF_8));
    errors.join();
    int code = process.waitFor();
    running.remove(number);
    wire.send(number, "exit", Integer.toString(code));
  }

  private void relay(String number, String kind, BufferedReader from) {
    try (from) {
      for (var line = from.readLine(); line != null; line = from.readLine()) {
        wire.send(number, kind, line);
      }
    } catch (IOException _) {
      // The program was killed while it wrote.
    }
  }

  /// Kills a run, gently at first: a program may have something to write down.
  void kill(String number) throws InterruptedException {
    var process = running.get(number);
    if (process == null) {
      return;
    }
    process.destroy();
    if (!process.waitFor(2, java.util.concurrent.TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}

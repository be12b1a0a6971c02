package fengsui.lab;

import fengsui.lab.host.FirewallMode;
import fengsui.lab.host.SiteMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// A small Internet in network namespaces: vantages of three carriers, sites on both sides of a
/// border, name servers, and devices on the way. See [Topology] for the map.
///
/// Everything inside dies with it, also when this process is killed.
public final class Laboratory implements AutoCloseable {

  private static final AtomicInteger GATES = new AtomicInteger();

  private final Path directory;
  private final Line line;

  private Laboratory(Path directory, Line line) {
    this.directory = directory;
    this.line = line;
  }

  /// Starts a laboratory, after cleaning up behind those that were killed.
  ///
  /// @throws LaboratoryException if it cannot be had here: what was missing, and what to do
  public static Laboratory start() throws LaboratoryException, InterruptedException {
    var root = StateDirectory.root();
    try {
      StateDirectory.sweep(root);
      var directory = StateDirectory.make(root);
      var laboratory = new Laboratory(directory, new Line(launch(directory), log(directory)));
      laboratory.line.awaitReady();
      return laboratory;
    } catch (IOException e) {
      throw new LaboratoryException(
          String.valueOf(e.getMessage()), "see whether " + root + " can be written");
    }
  }

  private static Process launch(Path directory)
      throws IOException, LaboratoryException, InterruptedException {
    var command = new ArrayList<>(Confinement.command());
    // The JVM uses IPv6 only if some interface has an address of it when it starts. The shell
    // stays:
    // the first process inherits every orphan, and one that is dead but not buried counts as alive.
    command.addAll(List.of("sh", "-c", "ip link set lo up && \"$@\"; exit $?", "supervisor"));
    command.addAll(JavaCommand.of(Supervisor.class.getName()));
    command.add(directory.toString());
    command.add(Enclosure.ownNamespace());
    var process = new ProcessBuilder(command).redirectError(log(directory).toFile()).start();
    StateDirectory.claim(directory, process.toHandle());
    return process;
  }

  private static Path log(Path directory) {
    return directory.resolve("supervisor.log");
  }

  /// The certificate of the authority that signed the sites' certificates.
  public Path authority() {
    return directory.resolve("ca.pem");
  }

  /// Where the laboratory keeps its files while it lives.
  public Path directory() {
    return directory;
  }

  /// Replaces all devices on the way by those that these JSON texts describe.
  ///
  /// @throws LaboratoryException with every problem in them
  public void devices(List<String> injectors) throws LaboratoryException, InterruptedException {
    line.ask("devices", injectors.toArray(String[]::new));
  }

  public void site(String host, SiteMode mode) throws LaboratoryException, InterruptedException {
    line.ask("site", host, mode.code());
  }

  public void nameServer(String host, ResolverMode mode)
      throws LaboratoryException, InterruptedException {
    line.ask("dns", host, mode.code());
  }

  /// Cuts or mends a host's own interface.
  public void uplink(String host, boolean up) throws LaboratoryException, InterruptedException {
    line.ask("uplink", host, up ? "up" : "down");
  }

  /// Sets the one rule of a host's own firewall.
  public void firewall(String host, int port, FirewallMode mode)
      throws LaboratoryException, InterruptedException {
    line.ask("firewall", host, Integer.toString(port), mode.code());
  }

  /// How a program ended; `code` is -1 if its time was up.
  public record Ran(int code, List<String> out, List<String> err) {
    public Ran {
      out = List.copyOf(out);
      err = List.copyOf(err);
    }
  }

  /// Runs a program inside a host, for at most `longest`, and hands on each line it prints.
  public Ran run(String host, Duration longest, Consumer<String> lines, List<String> command)
      throws LaboratoryException, InterruptedException {
    return line.run(host, longest, lines, command);
  }

  /// The same for who reads the lines at the end.
  public Ran run(String host, Duration longest, String... command)
      throws LaboratoryException, InterruptedException {
    return run(host, longest, _ -> {}, List.of(command));
  }

  /// Starts a program inside a host; its lines go to `out` and `err` as they come.
  public Running start(
      String host, List<String> command, Consumer<String> out, Consumer<String> err)
      throws LaboratoryException {
    return line.start(host, command, out, err);
  }

  /// Opens a port on this machine's loopback that leads to `address`:`port` as a host sees it.
  public Gate gate(String host, String address, int port)
      throws LaboratoryException, InterruptedException {
    var file = directory.resolve("gate-" + GATES.incrementAndGet());
    line.ask("gate", host, address, Integer.toString(port), file.toString());
    return opened(() -> Gate.inwards(file));
  }

  /// Opens a port of a host that leads to a port of this machine's loopback.
  public Gate outlet(String host, int port, int outerPort)
      throws LaboratoryException, InterruptedException {
    var file = directory.resolve("gate-" + GATES.incrementAndGet());
    var gate = opened(() -> Gate.outwards(file, outerPort));
    try {
      line.ask("outlet", host, Integer.toString(port), file.toString());
    } catch (LaboratoryException e) {
      gate.close();
      throw e;
    }
    return gate;
  }

  private interface Opening {
    Gate open() throws IOException;
  }

  private Gate opened(Opening opening) throws LaboratoryException {
    try {
      return opening.open();
    } catch (IOException e) {
      throw line.failure("a gate cannot be opened: " + e.getMessage());
    }
  }

  /// The process that holds the namespaces; whoever kills it kills the laboratory.
  public ProcessHandle supervisor() {
    return line.process().toHandle();
  }

  /// What to throw when something inside does not do as it should.
  public LaboratoryException failure(String problem) {
    return line.failure(problem);
  }

  /// Where a file that the laboratory's programs call `path` is found from outside: they have
  /// mounts of their own.
  public Path inside(Path path) {
    var first = supervisor().children().findFirst().orElse(supervisor());
    return Path.of("/proc", Long.toString(first.pid()), "root")
        .resolve(Path.of("/").relativize(path.toAbsolutePath()));
  }

  /// What the supervisor wrote to its log.
  public String log() {
    try {
      return Files.readString(log(directory), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    line.close();
    try {
      StateDirectory.delete(directory);
    } catch (IOException _) {
      // The next start sweeps.
    }
  }
}

package fengsui.lab.garrison;

import fengsui.lab.JavaCommand;
import fengsui.lab.Laboratory;
import fengsui.lab.LaboratoryException;
import fengsui.lab.Running;
import fengsui.lab.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// `fengsui agent` in a host.
public final class Sentry {

  private static final Duration END = Duration.ofSeconds(20);

  private final Laboratory laboratory;
  private final Stand stand;
  private final List<String> command;
  private final Log log;
  private final Path spool;
  private final Path clock;
  private Running running;

  /// What it is started with besides.
  ///
  /// @param options of its JVM
  /// @param words of its command line
  public record Equipment(List<String> options, List<String> words) {
    static final Equipment NONE = new Equipment(List.of(), List.of());

    public Equipment {
      options = List.copyOf(options);
      words = List.copyOf(words);
    }
  }

  /// What makes it this one.
  record Papers(String token, Equipment equipment) {}

  /// Starts it.
  Sentry(Laboratory laboratory, Stand stand, Papers papers, Path files) throws LaboratoryException {
    this.laboratory = laboratory;
    this.stand = stand;
    this.log = new Log(files.resolve("agent-" + stand.name() + ".log"));
    this.spool = files.resolve("spool-" + stand.name());
    this.clock = files.resolve("clock-" + stand.name());
    this.command = command(papers);
    this.running = laboratory.start(stand.name(), command, log, log);
  }

  private List<String> command(Papers papers) {
    var options = new ArrayList<>(List.of("-Xmx96m", "-Dfengsui.clock.ahead=" + clock));
    options.addAll(papers.equipment().options());
    var words = new ArrayList<>(JavaCommand.of("fengsui.cli.Main", options));
    var server = "http://%s:%d".formatted(Topology.address(Topology.POST), PostProgram.PORT);
    words.addAll(List.of("agent", "--server", server, "--token", papers.token()));
    words.addAll(List.of("--vantage", stand.words(), "--spool", spool.toString()));
    words.addAll(papers.equipment().words());
    return List.copyOf(words);
  }

  public Stand stand() {
    return stand;
  }

  public boolean alive() {
    return running.alive();
  }

  /// What it said last.
  public String words() {
    return log.tail();
  }

  /// Whether it ever said this.
  public boolean said(String words) {
    return log.contains(words);
  }

  /// A copy of what it has written down; it must not be running.
  Path spoolCopy() throws IOException {
    var copy = Files.createTempDirectory(laboratory.directory(), "copy-");
    for (var name : List.of("spool.db", "spool.db-wal")) {
      var file = laboratory.inside(spool).resolve(name);
      if (Files.exists(file)) {
        Files.copy(file, copy.resolve(name));
      }
    }
    return copy.resolve("spool.db");
  }

  /// Lets its wall clock jump to so many seconds ahead.
  public void jump(long seconds) throws LaboratoryException {
    try {
      var next = clock.resolveSibling(clock.getFileName() + ".new");
      Files.writeString(next, Long.toString(seconds));
      Files.move(next, clock, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw laboratory.failure(e.toString());
    }
  }

  /// Gives its spool a small disk of its own; before it starts.
  static void onSmallDisk(Laboratory laboratory, String name, Path files)
      throws LaboratoryException, InterruptedException {
    var folder = files.resolve("spool-" + name).toString();
    var mount = "mkdir -p %1$s && mount -t tmpfs -o size=8m tmpfs %1$s".formatted(folder);
    did(laboratory, laboratory.run(name, END, "sh", "-c", mount));
  }

  /// Fills its disk to the last byte.
  public void fillDisk() throws LaboratoryException, InterruptedException {
    var fill = "cat /dev/zero >%s/filler 2>/dev/null; df %1$s | grep -q 100%%".formatted(spool);
    did(laboratory, laboratory.run(stand.name(), END, "sh", "-c", fill));
  }

  public void freeDisk() throws LaboratoryException, InterruptedException {
    did(laboratory, laboratory.run(stand.name(), END, "rm", spool + "/filler"));
  }

  private static void did(Laboratory laboratory, Laboratory.Ran ran) throws LaboratoryException {
    if (ran.code() != 0) {
      throw laboratory.failure(ran.toString());
    }
  }

  public void kill() throws LaboratoryException, InterruptedException {
    running.kill();
    running.await(END);
  }

  public void restart() throws LaboratoryException {
    running = laboratory.start(stand.name(), command, log, log);
  }

  /// Asks it to end in order.
  void stop() throws LaboratoryException {
    running.stop();
  }

  void awaitEnd() throws LaboratoryException, InterruptedException {
    running.await(END);
  }
}

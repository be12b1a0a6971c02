package fengsui.lab.garrison;

import fengsui.lab.JavaCommand;
import fengsui.lab.Laboratory;
import fengsui.lab.LaboratoryException;
import fengsui.lab.Running;
import fengsui.lab.Topology;
import java.nio.file.Path;
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
  private Running running;

  /// Starts it; `server` is the post's address as the laboratory's hosts reach it.
  Sentry(Laboratory laboratory, Stand stand, String token, Path files) throws LaboratoryException {
    this.laboratory = laboratory;
    this.stand = stand;
    this.log = new Log(files.resolve("agent-" + stand.name() + ".log"));
    this.spool = files.resolve("spool-" + stand.name());
    this.command = command(token);
    this.running = laboratory.start(stand.name(), command, log, log);
  }

  private List<String> command(String token) {
    var words = new ArrayList<>(JavaCommand.of("fengsui.cli.Main", List.of("-Xmx96m")));
    var server = "http://%s:%d".formatted(Topology.address(Topology.POST), PostProgram.PORT);
    words.addAll(List.of("agent", "--server", server, "--token", token));
    words.addAll(List.of("--vantage", stand.words(), "--spool", spool.toString()));
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

  public void kill() throws LaboratoryException, InterruptedException {
    running.kill();
    running.await(END);
  }

  public void restart() throws LaboratoryException {
    running = laboratory.start(stand.name(), command, log, log);
  }

  void stop() throws LaboratoryException {
    running.stop();
  }
}

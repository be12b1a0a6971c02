package fengsui.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// Observations through a real post into its own, durable PostgreSQL, at the pace of the contract;
/// beside it plain inserts into the same database.
final class IngestBench implements Bench {

  private static final int AGENTS = 20;
  private static final int TARGETS = 250;
  private static final int LINES = 500;
  private static final Duration EVERY = Duration.ofMillis(500);
  private static final double RATE = AGENTS * LINES / (EVERY.toMillis() / 1000.0);
  private static final Duration WARM_UP = Duration.ofSeconds(15);

  /// Long enough for roll-ups, which rest a minute at most, and for a checkpoint.
  private static final Duration MEASURED = Duration.ofMinutes(3);

  @Override
  public String name() {
    return "ingest";
  }

  @Override
  public String summary() {
    return "observations through a post into PostgreSQL, beside plain inserts";
  }

  @Override
  public void run(Consumer<Row> rows) throws IOException, InterruptedException {
    var data = Files.createTempDirectory("fengsui-ingest");
    try (var post =
        Child.java("1g", IngestPost.class, List.of(data.toString(), String.valueOf(AGENTS)))) {
      measure(rows, post, data);
      post.end();
    } finally {
      delete(data);
    }
  }

  private static void measure(Consumer<Row> rows, Child post, Path data)
      throws IOException, InterruptedException {
    var words = post.firstLine().split(" ", -1);
    var tokens = List.of(words).subList(1, words.length);
    var warmUp = send(URI.create(words[0]), tokens, WARM_UP);

    var began = System.nanoTime();
    var cpu = cpu(post, data);
    var measured = send(URI.create(words[0]), tokens, MEASURED);
    var seconds = (System.nanoTime() - began) / 1e9;
    var cores = (cpu(post, data) - cpu) / seconds;
    var sent = measured.sent();
    var rate = sent / seconds;

    rows.accept(new Row("sustained observations/s", rate, "paced at", RATE));
    rows.accept(new Row("acknowledged, p50 ms", measured.at(0.5), "p99", measured.at(0.99)));
    rows.accept(new Row("arrival to verdict, p99 ms", post.ask("verdicts"), "allowed", 2000));
    rows.accept(new Row("cores of post and database", cores, "of", 2));
    rows.accept(
        new Row("sent away and sent again", measured.again(), "batches", sent / (double) LINES));
    check(rows, post, warmUp.sent() + sent);
    rows.accept(
        new Row("bytes kept of one", post.ask("bytes") / (warmUp.sent() + sent), "sent", 650));
    peer(rows, post, data, rate / cores);
  }

  private static void check(Consumer<Row> rows, Child post, long sent) throws IOException {
    var kept = post.ask("kept");
    var once = post.ask("once");
    rows.accept(new Row("kept", kept, "acknowledged", sent));
    if (kept != sent || once != sent) {
      throw new BenchException(
          "%d were acknowledged, but %.0f are kept, %.0f different".formatted(sent, kept, once),
          "this is a fault of the post: report it");
    }
  }

  private static void peer(Consumer<Row> rows, Child post, Path data, double ours)
      throws IOException {
    var cpu = cpu(post, data);
    var began = System.nanoTime();
    var theirs = post.ask("peer");
    var cores = (cpu(post, data) - cpu) / ((System.nanoTime() - began) / 1e9);
    rows.accept(new Row("observations per CPU-second", ours, InsertPeer.NAME, theirs / cores));
  }

  /// CPU seconds so far of the post and of every process of its database.
  private static double cpu(Child post, Path data) throws IOException {
    return post.cpuSeconds() + Child.cpuSecondsBelow(data);
  }

  private static Sent send(URI post, List<String> tokens, Duration length)
      throws InterruptedException {
    var batches = (int) (length.toMillis() / EVERY.toMillis());
    var loads = new ArrayList<AgentLoad>();
    var work = new ArrayList<Callable<Boolean>>();
    try (var client = HttpClient.newHttpClient();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var now = System.nanoTime();
      for (var i = 0; i < tokens.size(); i++) {
        var load = new AgentLoad(client, post, tokens.get(i), new Traffic(i, TARGETS));
        var first = now + i * EVERY.toNanos() / AGENTS;
        var pace = new AgentLoad.Pace(first, EVERY, batches, LINES, batches / 2);
        loads.add(load);
        work.add(() -> {
          load.run(pace);
          return true;
        });
      }
      for (var one : threads.invokeAll(work)) {
        one.get();
      }
      return new Sent(loads);
    } catch (ExecutionException e) {
      throw new BenchException("the load failed: " + e.getCause(), "run it again");
    }
  }

  /// What all agents sent.
  private record Sent(List<AgentLoad> loads) {

    long sent() {
      return loads.stream().mapToLong(AgentLoad::sent).sum();
    }

    long again() {
      return loads.stream().mapToLong(AgentLoad::again).sum();
    }

    double at(double share) {
      var sorted =
          loads.stream()
              .flatMap(load -> load.acknowledgedMs().stream())
              .mapToDouble(Double::doubleValue)
              .sorted()
              .toArray();
      return sorted[(int) Math.min(sorted.length - 1, sorted.length * share)];
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}

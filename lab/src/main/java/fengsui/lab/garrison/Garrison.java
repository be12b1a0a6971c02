package fengsui.lab.garrison;

import fengsui.lab.Gate;
import fengsui.lab.Laboratory;
import fengsui.lab.LaboratoryException;
import fengsui.lab.Topology;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A real command post and real agents, running inside a laboratory.
public final class Garrison implements AutoCloseable {

  private final Path files;
  private final Gate gate;
  private final PostClient client;
  private final PostProgram post;
  private final List<Sentry> sentries = new ArrayList<>();

  private Garrison(Path files, Gate gate, PostClient client, PostProgram post) {
    this.files = files;
    this.gate = gate;
    this.client = client;
    this.post = post;
  }

  /// How it is set up.
  ///
  /// @param every the pace at which each agent probes each target
  /// @param files where logs and data go
  /// @param smallDisks the agents whose spools lie on a small disk of their own
  /// @param thorough whether agents ask for names as carriers' resolvers are watched: these at each
  ///   look, a control and the zones' server in doubt
  /// @param equipment what agents are started with besides, by their names
  public record Setup(
      Duration every,
      Path files,
      Set<String> smallDisks,
      boolean thorough,
      Map<String, Sentry.Equipment> equipment) {
    public Setup {
      smallDisks = Set.copyOf(smallDisks);
      equipment = Map.copyOf(equipment);
    }
  }

  /// Starts post and agents.
  public static Garrison start(Laboratory laboratory, Setup setup)
      throws LaboratoryException, InterruptedException {
    var files = setup.files();
    var naming = setup.thorough() ? PostFile.Naming.THOROUGH : PostFile.Naming.USUAL;
    write(laboratory, setup.every(), files, naming);
    for (var name : setup.smallDisks()) {
      Sentry.onSmallDisk(laboratory, name, files);
    }
    var gate = laboratory.gate(Topology.POST, Topology.address(Topology.POST), PostProgram.PORT);
    var client = new PostClient(URI.create("http://127.0.0.1:" + gate.port() + "/"));
    var post = PostProgram.start(laboratory, files, client);
    var garrison = new Garrison(files, gate, client, post);
    for (var stand : Stand.ALL) {
      var equipment = setup.equipment().getOrDefault(stand.name(), Sentry.Equipment.NONE);
      var papers = new Sentry.Papers(garrison.token(laboratory, stand), equipment);
      garrison.sentries.add(new Sentry(laboratory, stand, papers, files));
    }
    return garrison;
  }

  static void write(Laboratory laboratory, Duration every, Path files) throws LaboratoryException {
    write(laboratory, every, files, PostFile.Naming.USUAL);
  }

  private static void write(
      Laboratory laboratory, Duration every, Path files, PostFile.Naming naming)
      throws LaboratoryException {
    try {
      Files.createDirectories(files);
      Files.writeString(
          files.resolve("post.yaml"), PostFile.text(every, laboratory.authority(), naming));
    } catch (IOException e) {
      throw laboratory.failure(String.valueOf(e.getMessage()));
    }
  }

  private String token(Laboratory laboratory, Stand stand)
      throws LaboratoryException, InterruptedException {
    try {
      return client.agentToken(stand.name());
    } catch (IOException e) {
      throw laboratory.failure("no token for agent %s: %s".formatted(stand.name(), e.getMessage()));
    }
  }

  public PostClient client() {
    return client;
  }

  public PostProgram post() {
    return post;
  }

  public List<Sentry> sentries() {
    return List.copyOf(sentries);
  }

  /// The agent of that name.
  public Sentry sentry(String name) {
    return sentries.stream().filter(s -> s.stand().name().equals(name)).findFirst().orElseThrow();
  }

  /// The ids of the targets that every agent probes.
  public List<String> targets() {
    return PostFile.targets();
  }

  /// Ends the agents in order, and compares their records with the post's. Says what is wrong.
  public List<String> account(Laboratory laboratory)
      throws LaboratoryException, InterruptedException {
    for (var sentry : sentries) {
      sentry.stop();
    }
    for (var sentry : sentries) {
      sentry.awaitEnd();
    }
    return new Records(laboratory, this).problems();
  }

  /// How many targets' probes of an agent the post has from between two times.
  public long probes(Laboratory laboratory, String agent, Instant from, Instant to)
      throws LaboratoryException, InterruptedException {
    return new Records(laboratory, this).probes(agent, from, to);
  }

  @Override
  public void close() {
    try {
      Files.writeString(files.resolve("incidents.json"), client.incidentsText());
    } catch (IOException _) {
      // The post is gone: its logs remain.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    try {
      for (var sentry : sentries) {
        sentry.stop();
      }
      post.stop();
    } catch (LaboratoryException _) {
      // The laboratory is gone, and they with it.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    client.close();
    gate.close();
  }
}

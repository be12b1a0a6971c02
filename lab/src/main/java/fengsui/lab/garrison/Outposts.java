package fengsui.lab.garrison;

import fengsui.lab.Gate;
import fengsui.lab.Laboratory;
import fengsui.lab.LaboratoryException;
import fengsui.lab.Topology;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A laboratory whose agents report to a post outside it, on this machine.
public final class Outposts implements AutoCloseable {

  private final Laboratory laboratory;
  private final Path files;
  private final List<Sentry> sentries = new ArrayList<>();
  private @Nullable Gate gate;

  private Outposts(Laboratory laboratory) {
    this.laboratory = laboratory;
    this.files = laboratory.directory().resolve("garrison");
  }

  /// Starts the laboratory; its agents will probe each target at this pace.
  public static Outposts prepare(Duration every) throws LaboratoryException, InterruptedException {
    var laboratory = Laboratory.start();
    var outposts = new Outposts(laboratory);
    try {
      Garrison.write(laboratory, every, outposts.files);
    } catch (LaboratoryException e) {
      laboratory.close();
      throw e;
    }
    return outposts;
  }

  public Laboratory laboratory() {
    return laboratory;
  }

  /// The configuration file that the post must be started with.
  public Path configuration() {
    return files.resolve("post.yaml");
  }

  /// Starts the agents.
  ///
  /// @param port where the post listens on this machine's loopback
  /// @param tokens makes a token for an agent's name
  public void report(int port, UnaryOperator<String> tokens)
      throws LaboratoryException, InterruptedException {
    gate = laboratory.outlet(Topology.POST, PostProgram.PORT, port);
    for (var stand : Stand.ALL) {
      var papers = new Sentry.Papers(tokens.apply(stand.name()), Sentry.Equipment.NONE);
      sentries.add(new Sentry(laboratory, stand, papers, files));
    }
  }

  /// The agents' names.
  public List<String> agents() {
    return Stand.ALL.stream().map(Stand::name).toList();
  }

  /// Ends agents and laboratory.
  @Override
  public void close() {
    if (gate != null) {
      gate.close();
    }
    laboratory.close();
  }
}

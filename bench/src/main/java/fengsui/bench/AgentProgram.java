package fengsui.bench;

import fengsui.agent.Agent;
import fengsui.agent.AgentSettings;
import fengsui.model.Vantage;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/// The agent under measurement, in a process of its own.
final class AgentProgram {

  private AgentProgram() {}

  /// Runs an agent for the post and in the folder given, until it is ended.
  public static void main(String[] args) throws InterruptedException {
    var settings =
        AgentSettings.of(URI.create(args[0]), "fs_bench", Vantage.HERE, Path.of(args[1]))
            .withHelloEvery(Duration.ofSeconds(1));
    try (var _ = Agent.start(settings, _ -> {})) {
      IO.println("started");
      Thread.currentThread().join();
    }
  }
}

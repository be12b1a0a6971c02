package fengsui.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.model.Observation;
import fengsui.server.CommandPost;
import fengsui.server.access.Role;
import fengsui.server.access.Tokens;
import fengsui.wire.Json;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// Agents that report to a post as real ones do: over HTTP, with a token each.
public final class Reports implements AutoCloseable {

  private static final int BATCH = 4_000;

  private final CommandPost post;
  private final HttpClient client = HttpClient.newHttpClient();
  private final UUID spool = UUID.randomUUID();
  private final Map<String, String> tokens = new HashMap<>();
  private final Map<String, Long> sent = new HashMap<>();

  public Reports(CommandPost post) {
    this.post = post;
  }

  /// Each agent says hello and sends what it saw.
  public void send(List<Observation> observations) throws IOException, InterruptedException {
    var byAgent = observations.stream().collect(Collectors.groupingBy(Observation::agent));
    for (var agent : byAgent.entrySet()) {
      hello(agent.getValue().getFirst());
      for (var from = 0; from < agent.getValue().size(); from += BATCH) {
        var to = Math.min(from + BATCH, agent.getValue().size());
        batch(agent.getKey(), agent.getValue().subList(from, to));
      }
    }
  }

  private void hello(Observation one) throws IOException, InterruptedException {
    var body =
        """
        {"vantage":%s,"spool":"%s","version":"1","at":"%s","gauges":{"spooled":12,"dropped":0}}
        """
            .formatted(Json.write(one.vantage()), spool, Instant.now());
    post(one.agent(), "hello", body);
  }

  private void batch(String agent, List<Observation> some)
      throws IOException, InterruptedException {
    var lines = new StringBuilder();
    for (var one : some) {
      lines.append(Json.write(sent.merge(agent, 1L, Long::sum), one)).append('\n');
    }
    var answer = post(agent, "observations", lines.toString());
    assertThat(answer).contains("\"rejected\":[]");
  }

  private String post(String agent, String what, String body)
      throws IOException, InterruptedException {
    var token =
        tokens.computeIfAbsent(agent, name -> post.part(Tokens.class).issue(name, Role.AGENT));
    var request =
        HttpRequest.newBuilder(post.url().resolve("api/agent/v1/" + what))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .header("Fengsui-Spool", spool.toString())
            .POST(BodyPublishers.ofString(body))
            .build();
    var answer = client.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  @Override
  public void close() {
    client.close();
  }
}

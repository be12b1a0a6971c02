package fengsui.lab.garrison;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A caller of the post's API. What it throws is an [IOException] whenever the post does not answer
/// as it should: a drill asks again, until its time is up.
public final class PostClient implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /// A report is written while whoever asked for it waits.
  private static final Duration WRITING = Duration.ofSeconds(60);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final URI base;
  private volatile String token = "";

  public PostClient(URI base) {
    this.base = base;
  }

  /// Takes the API token to call with.
  public void use(String newToken) {
    token = newToken;
  }

  /// Whether the post says that it serves.
  public boolean ready() throws InterruptedException {
    try {
      return send(request("/actuator/health/readiness").GET().build()).statusCode() == 200;
    } catch (IOException _) {
      return false;
    }
  }

  /// Makes a token for an agent.
  public String agentToken(String name) throws IOException, InterruptedException {
    var body = JSON.createObjectNode().put("name", name).put("role", "agent").toString();
    var request =
        request("/api/v1/tokens")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    return tree(request).required("token").asString();
  }

  /// All incidents, resolved ones too.
  public List<IncidentSeen> incidents() throws IOException, InterruptedException {
    var all = tree(request("/api/v1/incidents?state=all").GET().build());
    return Answers.incidents(all);
  }

  /// The post's own words on all incidents, as JSON.
  public String incidentsText() throws IOException, InterruptedException {
    return tree(request("/api/v1/incidents?state=all").GET().build()).toPrettyString();
  }

  /// How everything looks now.
  public List<CellSeen> cells() throws IOException, InterruptedException {
    return Answers.cells(tree(request("/api/v1/paths").GET().build()));
  }

  /// Has a fault report made of an incident, and fetches its files.
  public ReportSeen report(String incident) throws IOException, InterruptedException {
    var draft = request("/api/v1/incidents/%s/reports".formatted(incident)).timeout(WRITING);
    var id = tree(draft.POST(BodyPublishers.noBody()).build()).required("id").asString();
    var files = request("/api/v1/reports/%s/files".formatted(id)).timeout(WRITING).GET().build();
    var response = http.send(files, BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      throw new IOException("GET %s: %d".formatted(files.uri().getPath(), response.statusCode()));
    }
    return ReportSeen.of(id, response.body());
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE);
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, BodyHandlers.ofString());
  }

  private JsonNode tree(HttpRequest request) throws IOException, InterruptedException {
    var response = send(request);
    var what = "%s %s: ".formatted(request.method(), request.uri().getPath());
    if (response.statusCode() / 100 != 2) {
      throw new IOException(what + response.statusCode() + " " + response.body());
    }
    try {
      return JSON.readTree(response.body());
    } catch (JacksonException e) {
      throw new IOException(what + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
    http.close();
  }
}

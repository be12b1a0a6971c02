package fengsui.server;

import fengsui.server.access.Role;
import fengsui.server.access.Tokens;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A program that calls a post's API with a token of its own.
public final class Calls implements AutoCloseable {

  private final HttpClient client = HttpClient.newHttpClient();
  private final CommandPost post;
  private final String token;

  private Calls(CommandPost post, String token) {
    this.post = post;
    this.token = token;
  }

  /// A program of that role; `name` is its token's.
  public static Calls as(Role role, String name, CommandPost post) {
    return new Calls(post, post.part(Tokens.class).issue(name, role));
  }

  public HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  public HttpResponse<String> delete(String path) {
    return send(request(path).DELETE());
  }

  public HttpResponse<String> post(String path, String body) {
    return send(request(path).POST(BodyPublishers.ofString(body)));
  }

  /// Posts `body` there; `headers` are names and values in turn.
  public HttpResponse<String> post(String path, String body, String... headers) {
    return send(request(path).POST(BodyPublishers.ofString(body)).headers(headers));
  }

  /// Puts `body` there; `headers` are names and values in turn.
  public HttpResponse<String> put(String path, String body, String... headers) {
    var request = request(path).PUT(BodyPublishers.ofString(body));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  public static JsonNode json(HttpResponse<String> response) {
    return JsonMapper.shared().readTree(response.body());
  }

  public String token() {
    return token;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(post.url().resolve(path))
        .timeout(Duration.ofSeconds(30))
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}

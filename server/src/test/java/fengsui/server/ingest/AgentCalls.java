package fengsui.server.ingest;

import fengsui.server.CommandPost;
import fengsui.server.access.Role;
import fengsui.server.access.Tokens;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/// The calls of one agent to a running post.
final class AgentCalls implements AutoCloseable {

  final UUID spool = UUID.randomUUID();
  private URI post;
  private final String token;
  private final HttpClient client = HttpClient.newHttpClient();

  AgentCalls(URI post, String token) {
    this.post = post;
    this.token = token;
  }

  static AgentCalls of(CommandPost post, String agent) {
    return new AgentCalls(post.url(), post.part(Tokens.class).issue(agent, Role.AGENT));
  }

  /// From now on, the post is there.
  AgentCalls at(URI address) {
    post = address;
    return this;
  }

  HttpResponse<String> hello(String body) throws IOException, InterruptedException {
    return send(request("hello").POST(BodyPublishers.ofString(body)));
  }

  HttpResponse<String> plan() throws IOException, InterruptedException {
    return send(request("plan"));
  }

  HttpResponse<String> observations(String... lines) throws IOException, InterruptedException {
    return observations(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  HttpResponse<String> observations(byte[] body) throws IOException, InterruptedException {
    return send(batch().POST(BodyPublishers.ofByteArray(body)));
  }

  HttpResponse<String> packed(byte[] body) throws IOException, InterruptedException {
    return send(
        batch().header("Content-Encoding", "gzip").POST(BodyPublishers.ofByteArray(gzip(body))));
  }

  HttpRequest.Builder batch() {
    return request("observations").header("Fengsui-Spool", spool.toString());
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(post.resolve("/api/agent/v1/" + path))
        .header("Authorization", "Bearer " + token);
  }

  static byte[] gzip(byte[] body) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(bytes)) {
      zip.write(body);
    }
    return bytes.toByteArray();
  }

  @Override
  public void close() {
    client.close();
  }
}

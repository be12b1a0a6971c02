package fengsui.server.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A real HTTP server on loopback that takes messages as its `rules` say.
public final class Receiver implements AutoCloseable {

  private final HttpServer server;
  private final List<Request> taken = new CopyOnWriteArrayList<>();
  private final List<Request> asked = new CopyOnWriteArrayList<>();
  private volatile Function<Request, Answer> rules;

  /// What came in.
  public record Request(
      String path, @Nullable String query, com.sun.net.httpserver.Headers headers, String body) {

    public JsonNode json() {
      return JsonMapper.shared().readTree(body);
    }
  }

  /// What goes out; `taken` if the message is shown to people.
  public record Answer(int status, String body, boolean taken, @Nullable String retryAfter) {

    public static Answer taken(String body) {
      return new Answer(200, body, true, null);
    }

    public static Answer refused(int status, String body) {
      return new Answer(status, body, false, null);
    }
  }

  public Receiver(Function<Request, Answer> rules) {
    this.rules = rules;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    var uri = exchange.getRequestURI();
    var request = new Request(uri.getPath(), uri.getRawQuery(), exchange.getRequestHeaders(), body);
    asked.add(request);
    var answer = rules.apply(request);
    if (answer.taken()) {
      taken.add(request);
    }
    if (answer.retryAfter() != null) {
      exchange.getResponseHeaders().set("Retry-After", answer.retryAfter());
    }
    var octets = answer.body().getBytes(UTF_8);
    exchange.sendResponseHeaders(answer.status(), octets.length == 0 ? -1 : octets.length);
    exchange.getResponseBody().write(octets);
    exchange.close();
  }

  public void rules(Function<Request, Answer> rules) {
    this.rules = rules;
  }

  /// The messages that people there have seen.
  public List<Request> taken() {
    return taken;
  }

  /// Everything that came.
  public List<Request> asked() {
    return asked;
  }

  public URI url(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

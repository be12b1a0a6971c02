package fengsui.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fengsui.model.Plan;
import fengsui.wire.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/// A command post that gives out one plan, and acknowledges whatever comes without keeping it.
final class PlainPost implements AutoCloseable {

  private static final Pattern SEQUENCE = Pattern.compile("\"sequence\":(\\d+)}$");
  private static final Pattern LOOKS = Pattern.compile("\"looks\":(\\d+)");
  private static final Pattern MISSED = Pattern.compile("\"missed\":(\\d+)");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicLong arrived = new AtomicLong();
  private volatile String hello = "";

  private PlainPost(HttpServer server) {
    this.server = server;
  }

  static PlainPost start(Plan plan) throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var post = new PlainPost(HttpServer.create(address, 0));
    post.server.setExecutor(post.threads);
    post.server.createContext("/api/agent/v1/hello", post::greet);
    post.server.createContext("/api/agent/v1/plan", exchange -> answer(exchange, Json.write(plan)));
    post.server.createContext("/api/agent/v1/observations", post::take);
    post.server.start();
    return post;
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// Looks that the agent said it had done when it last said hello.
  long looks() {
    return figure(LOOKS);
  }

  /// Turns that the agent said it had missed.
  long missed() {
    return figure(MISSED);
  }

  /// Observations that came.
  long arrived() {
    return arrived.get();
  }

  private long figure(Pattern pattern) {
    var found = pattern.matcher(hello);
    return found.find() ? Long.parseLong(found.group(1)) : 0;
  }

  private void greet(HttpExchange exchange) throws IOException {
    hello = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    answer(exchange, "{\"now\":\"%s\",\"planRevision\":1}".formatted(Instant.now()));
  }

  private void take(HttpExchange exchange) throws IOException {
    var lines =
        new String(new GZIPInputStream(exchange.getRequestBody()).readAllBytes(), UTF_8)
            .lines()
            .toList();
    arrived.addAndGet(lines.size());
    answer(
        exchange,
        "{\"now\":\"%s\",\"acknowledged\":[[%d,%d]],\"duplicates\":0,\"rejected\":[]}"
            .formatted(Instant.now(), sequence(lines.getFirst()), sequence(lines.getLast())));
  }

  private static long sequence(String line) {
    var found = SEQUENCE.matcher(line);
    if (!found.find()) {
      throw new IllegalStateException("an observation without a number: " + line);
    }
    return Long.parseLong(found.group(1));
  }

  private static void answer(HttpExchange exchange, String body) throws IOException {
    try (exchange) {
      var bytes = body.getBytes(UTF_8);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}

package fengsui.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import fengsui.model.Observation;
import fengsui.model.Plan;
import fengsui.wire.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;

/// The post's side of the contract, written by hand and kept in memory: every observation once, by
/// spool and sequence.
final class FakePost implements AutoCloseable {

  static final String TOKEN = "fs_test";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Kept kept = new Kept();
  private volatile Plan plan;

  volatile InstantSource clock = InstantSource.system();
  volatile String token = TOKEN;

  /// Keep what comes, but break the connection instead of saying so.
  volatile boolean mute;

  /// Answer observations with this status instead of taking them; 0: take them.
  volatile int refusal;

  volatile String retryAfter = "";

  /// More lines than this are too many.
  volatile int mostLines = 5000;

  /// Said to be kept aside; 0: none.
  volatile long rejectedSequence;

  volatile int hellos;
  volatile int plans;
  volatile int posts;
  volatile String lastHello = "";

  /// What the agent did that it may never do; empty while it did nothing of the kind.
  volatile String fault = "";

  private FakePost(HttpServer server, Plan plan) {
    this.server = server;
    this.plan = plan;
    server.setExecutor(threads);
    server.createContext("/api/agent/v1/hello", guarded(this::hello));
    server.createContext("/api/agent/v1/plan", guarded(this::plan));
    server.createContext("/api/agent/v1/observations", guarded(this::observations));
    server.start();
  }

  static FakePost start(Plan plan) throws IOException {
    return start(plan, 0);
  }

  /// @param port 0: any
  static FakePost start(Plan plan, int port) throws IOException {
    return new FakePost(HttpServer.create(loopback(port), 0), plan);
  }

  static FakePost start(Plan plan, SSLContext tls, boolean askCertificate) throws IOException {
    var server = HttpsServer.create(loopback(0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(tls) {
          @Override
          public void configure(com.sun.net.httpserver.HttpsParameters parameters) {
            var ssl = tls.getDefaultSSLParameters();
            ssl.setNeedClientAuth(askCertificate);
            parameters.setSSLParameters(ssl);
          }
        });
    return new FakePost(server, plan);
  }

  private static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  URI url() {
    var scheme = server instanceof HttpsServer ? "https" : "http";
    return URI.create(scheme + "://127.0.0.1:" + port());
  }

  int port() {
    return server.getAddress().getPort();
  }

  void give(Plan other) {
    plan = other;
  }

  /// Everything kept, in the order of spool and sequence.
  List<Observation> all() {
    return kept.all();
  }

  /// What was seen of targets, without the agent's own health.
  List<Observation> ofTargets() {
    return all().stream().filter(one -> !one.target().owner().code().equals("self")).toList();
  }

  List<Observation> of(String target) {
    return all().stream().filter(one -> one.target().id().equals(target)).toList();
  }

  Map<UUID, List<Long>> sequences() {
    return kept.sequences();
  }

  /// The sequences in the order of their coming.
  List<Long> order() {
    return kept.order();
  }

  /// How many lines came that were there.
  long duplicates() {
    return kept.duplicates();
  }

  private interface Handler {
    void handle(HttpExchange exchange) throws IOException;
  }

  private com.sun.net.httpserver.HttpHandler guarded(Handler handler) {
    return exchange -> {
      try (exchange) {
        guard(exchange, handler);
      } catch (IllegalStateException wrong) {
        fault = wrong.getMessage();
      }
    };
  }

  private void guard(HttpExchange exchange, Handler handler) throws IOException {
    var given = exchange.getRequestHeaders().getFirst("Authorization");
    if (("Bearer " + token).equals(given)) {
      handler.handle(exchange);
    } else {
      answer(exchange, 401, "");
    }
  }

  private void hello(HttpExchange exchange) throws IOException {
    lastHello = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    hellos++;
    answer(
        exchange,
        200,
        "{\"now\":\"%s\",\"planRevision\":%d}".formatted(clock.instant(), plan.revision()));
  }

  private void plan(HttpExchange exchange) throws IOException {
    plans++;
    answer(exchange, 200, Json.write(plan));
  }

  private void observations(HttpExchange exchange) throws IOException {
    posts++;
    if (refusal != 0) {
      if (!retryAfter.isEmpty()) {
        exchange.getResponseHeaders().add("Retry-After", retryAfter);
      }
      answer(exchange, refusal, "");
      return;
    }
    var spool = UUID.fromString(exchange.getRequestHeaders().getFirst("Fengsui-Spool"));
    var body = new ByteArrayInputStream(exchange.getRequestBody().readAllBytes());
    var lines = new String(new GZIPInputStream(body).readAllBytes(), UTF_8).lines().toList();
    if (lines.size() > mostLines) {
      answer(exchange, 413, "");
      return;
    }
    var ranges = kept.keep(spool, lines);
    if (!mute) {
      answer(
          exchange,
          200,
          "{\"now\":\"%s\",\"acknowledged\":%s,\"duplicates\":%d,\"rejected\":[%s]}"
              .formatted(Instant.now(), ranges, duplicates(), rejected()));
    }
  }

  private String rejected() {
    return rejectedSequence == 0
        ? ""
        : "{\"sequence\":%d,\"place\":\"line %d\",\"problem\":\"is odd\",\"remedy\":\"leave it\"}"
            .formatted(rejectedSequence, rejectedSequence);
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  /// Waits until it is so, for at most `seconds`.
  static void await(String what, int seconds, BooleanSupplier so) {
    Await.until(what, seconds, so);
  }
}

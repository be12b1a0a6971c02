package fengsui.agent.post;

import static java.nio.charset.StandardCharsets.UTF_8;

import fengsui.agent.spool.Batch;
import fengsui.agent.time.AgentClock;
import fengsui.model.Plan;
import fengsui.wire.Escapes;
import fengsui.wire.Json;
import fengsui.wire.WireException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/// The command post, as an agent sees it. Several threads may use one.
///
/// Its threads are made by the thread that opens it, so they are in the same network namespace.
public final class Post implements AutoCloseable {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration REQUEST = Duration.ofSeconds(20);
  private static final int LONGEST_BODY = 64 << 20;

  private final PostSettings settings;
  private final AgentClock clock;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("post-", 0).factory());
  private final HttpClient client;

  /// @throws IllegalArgumentException if the pin, the certificate or its key is not usable
  public Post(PostSettings settings, AgentClock clock) {
    this.settings = settings;
    this.clock = clock;
    var builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .executor(threads);
    PostTrust.context(settings).ifPresent(builder::sslContext);
    client = builder.build();
  }

  /// Says hello, and learns the post's time.
  public Answer<Greeted> hello(Hello hello) throws InterruptedException {
    var body = BodyPublishers.ofString(Messages.write(hello));
    var asked = clock.nanos();
    var answer = ask(request("hello").POST(body), Messages::readGreeted);
    if (answer instanceof Answer.Given<Greeted>(var greeted)) {
      clock.learn(greeted.now(), asked, clock.nanos());
    }
    return answer;
  }

  /// Fetches the plan.
  public Answer<Plan> plan() throws InterruptedException {
    return ask(request("plan").GET(), Json::readPlan);
  }

  /// Fetches the newest signed sheet of orders; nothing if there is none newer.
  ///
  /// @param standing how it stands here with the one before
  public Answer<byte[]> orders(String standing) throws InterruptedException {
    var request = request("orders").header("Fengsui-Standing", standing).GET();
    return ask(request, body -> body.getBytes(UTF_8));
  }

  /// Sends observations; they may be forgotten only once they are in the receipt.
  public Answer<Receipt> send(Batch batch) throws InterruptedException {
    return ask(
        request("observations")
            .header("Content-Type", "application/x-ndjson")
            .header("Content-Encoding", "gzip")
            .header("Fengsui-Spool", batch.spool().toString())
            .POST(BodyPublishers.ofByteArray(batch.gzipped())),
        Messages::readReceipt);
  }

  @Override
  public void close() {
    client.shutdownNow();
    threads.shutdownNow();
  }

  private HttpRequest.Builder request(String what) {
    var base = settings.server().toString().replaceFirst("/+$", "");
    return HttpRequest.newBuilder(URI.create(base + "/api/agent/v1/" + what))
        .timeout(REQUEST)
        .header("Authorization", "Bearer " + settings.token());
  }

  private <T> Answer<T> ask(HttpRequest.Builder request, Function<String, T> reading)
      throws InterruptedException {
    try {
      var response = client.send(request.build(), BodyHandlers.ofInputStream());
      try (var body = response.body()) {
        return read(response, body, reading);
      }
    } catch (IOException e) {
      return new Answer.Failed<>(why(e));
    }
  }

  private static <T> Answer<T> read(
      HttpResponse<?> response, InputStream body, Function<String, T> reading) throws IOException {
    return switch (response.statusCode()) {
      case 200, 204 -> given(new String(body.readNBytes(LONGEST_BODY), UTF_8), reading);
      case 401, 403 -> new Answer.Refused<>(response.statusCode());
      case 413 -> new Answer.TooLarge<>();
      case 429, 503 -> new Answer.Later<>(RetryAfter.of(response.headers()));
      default -> new Answer.Failed<>("it answers " + response.statusCode());
    };
  }

  private static <T> Answer<T> given(String body, Function<String, T> reading) {
    try {
      return new Answer.Given<>(reading.apply(body));
    } catch (WireException | IllegalArgumentException e) {
      var said = Escapes.visible(String.valueOf(e.getMessage()));
      return new Answer.Failed<>("its answer makes no sense: " + said);
    }
  }

  private static String why(IOException e) {
    return switch (e) {
      case HttpConnectTimeoutException _ -> "it cannot be reached: no answer within 5 s";
      case HttpTimeoutException _ -> "no answer within 20 s";
      case ConnectException _ -> "it cannot be reached: " + reason(e);
      default -> "the connection broke: " + reason(e); // open hierarchy
    };
  }

  /// The HTTP client wraps the cause, which says more.
  private static String reason(Throwable e) {
    var said = e instanceof ConnectException ? "connection refused" : e.getClass().getSimpleName();
    for (var cause = e; cause != null; cause = cause.getCause()) {
      said = cause.getMessage() == null ? said : cause.getMessage();
    }
    return Escapes.visible(said);
  }
}

package fengsui.server.notify.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import fengsui.server.config.Configuration.Channel;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/// Carries notices to channels. Bounded in time and in what it reads; follows no redirects.
public final class Courier implements AutoCloseable {

  private static final int LONGEST_ANSWER = 1 << 16;

  private final Duration patience;
  private final HttpClient client;

  /// Makes one that waits for an answer for `patience` at most.
  public Courier(Duration patience) {
    this.patience = patience;
    client =
        HttpClient.newBuilder()
            .connectTimeout(patience)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
  }

  /// How fast the channel may be written to.
  public static Pace pace(Channel channel) {
    return Kind.of(channel.kind()).pace();
  }

  /// Sends `notice` and tells what became of it.
  ///
  /// @throws InterruptedException if we stop; it may have arrived then
  public Outcome send(Channel channel, Notice notice, Instant now) throws InterruptedException {
    var kind = Kind.of(channel.kind());
    HttpRequest request;
    try {
      request = request(kind.call(channel, notice));
    } catch (IllegalArgumentException _) {
      // Its words would hold the address.
      return new Outcome.ChannelDisabled("its address is none that can be written to");
    }
    return post(request, kind, now);
  }

  private Outcome post(HttpRequest request, Kind kind, Instant now) throws InterruptedException {
    var pending =
        client.sendAsync(
            request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER));
    try {
      // The request's own timeout ends with the answer's first line.
      return kind.read(reply(pending.get(patience.toMillis(), TimeUnit.MILLISECONDS)), now);
    } catch (TimeoutException _) {
      return maybe("no answer within " + patience.toSeconds() + " s");
    } catch (ExecutionException e) {
      return broken(Objects.requireNonNullElse(e.getCause(), e));
    } finally {
      pending.cancel(true);
    }
  }

  private static HttpRequest request(Call call) {
    var request =
        HttpRequest.newBuilder(call.url())
            .header("Content-Type", "application/json; charset=utf-8")
            .header("User-Agent", "Fengsui")
            .POST(HttpRequest.BodyPublishers.ofString(call.body(), UTF_8));
    call.headers().forEach(request::header);
    return request.build();
  }

  private static Reply reply(HttpResponse<byte[]> response) {
    return new Reply(
        response.statusCode(),
        response.headers().firstValue("Retry-After").orElse(null),
        new String(response.body(), UTF_8));
  }

  // What failed is told by its kind only: the exception's own words may hold the address.
  private static Outcome broken(Throwable cause) {
    return switch (cause) {
      case ConnectException _ -> Outcome.retry(Duration.ZERO, "no connection");
      case HttpConnectTimeoutException _ -> Outcome.retry(Duration.ZERO, "no connection in time");
      case HttpTimeoutException _ -> maybe("no answer in time");
      case SSLException _ -> Outcome.retry(Duration.ZERO, "no TLS with the receiver");
      case IOException _ -> maybe("the connection broke");
      default -> maybe("sending failed: " + cause.getClass().getSimpleName()); // open hierarchy
    };
  }

  private static Outcome maybe(String reason) {
    return new Outcome.RetryAfter(Duration.ZERO, reason, true);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}

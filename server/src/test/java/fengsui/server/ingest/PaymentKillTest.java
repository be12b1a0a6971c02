package fengsui.server.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fengsui.history.Tally;
import fengsui.history.store.Store;
import fengsui.history.where.Where;
import fengsui.wire.Json;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Payments are sent until they are acknowledged, while the post is killed with -9 again and again.
class PaymentKillTest {

  private static final int LINES = 50;
  private static final int KILLS = 3;

  @TempDir Path data;
  private final AtomicReference<PostChild> post = new AtomicReference<>();
  private final AtomicLong acknowledged = new AtomicLong();
  private volatile boolean sending = true;

  private static String payment(long number) {
    return """
    {"id":"p-%1$d","at":"2025-01-16T06:40:00Z","scene":"transfer","amount":"100.00","paid":"80.00",\
    "currency":"CNY","discounts":[{"label":"L%2$d","amount":"0.%3$02d"}],"user":"u%4$d",\
    "status":"success"}\
    """
        .formatted(number, number % 3, number % 97, number % 1_000);
  }

  @Test
  @Timeout(240)
  void whatIsStoredAfterEveryKillIsWhatWasSentToTheFen() throws Exception {
    var random = new Random(5);
    post.set(PostChild.start(data));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var sender = threads.submit(this::send);
      for (var kill = 0; kill < KILLS; kill++) {
        awaitMore(5 + random.nextInt(40));
        post.get().kill();
        var now = acknowledged.get() * LINES;
        assertThat(Store.exposure(data.resolve("payments"), Where.everything()).whole().payments())
            .isGreaterThanOrEqualTo(now);
        post.set(PostChild.start(data));
      }
      awaitMore(5);
      sending = false;
      var sent = sender.get();

      var tally = new Tally(Where.everything());
      LongStream.range(0, sent).forEach(i -> tally.add(Json.readPayment(payment(i))));
      assertThat(Store.exposure(data.resolve("payments"), Where.everything()))
          .isEqualTo(tally.exposure());
    } finally {
      sending = false;
      post.get().close();
    }
  }

  private void awaitMore(long batches) throws InterruptedException {
    var goal = acknowledged.get() + batches;
    synchronized (acknowledged) {
      while (acknowledged.get() < goal) {
        acknowledged.wait();
      }
    }
  }

  /// Returns how many payments were sent, all of them acknowledged.
  private long send() throws Exception {
    var sent = 0L;
    try (var client = HttpClient.newHttpClient()) {
      while (sending) {
        var body =
            LongStream.range(sent, sent + LINES)
                .mapToObj(PaymentKillTest::payment)
                .collect(Collectors.joining("\n"));
        until200(client, AgentCalls.gzip(body.getBytes(UTF_8)));
        sent += LINES;
        synchronized (acknowledged) {
          acknowledged.incrementAndGet();
          acknowledged.notifyAll();
        }
      }
    }
    return sent;
  }

  private void until200(HttpClient client, byte[] body) throws InterruptedException {
    while (true) {
      var to = post.get();
      var request =
          HttpRequest.newBuilder(to.url.resolve("/api/v1/payments"))
              .header("Authorization", "Bearer " + to.till)
              .header("Content-Encoding", "gzip")
              .timeout(Duration.ofSeconds(30))
              .POST(BodyPublishers.ofByteArray(body))
              .build();
      try {
        var answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() == 200) {
          return;
        }
        assertThat(answer.statusCode()).as(answer.body()).isIn(429, 503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      } catch (IOException _) {
        // Nobody there: try again, as a till does.
      }
      Thread.onSpinWait();
    }
  }
}

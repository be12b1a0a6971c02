package fengsui.server.ingest;

import static fengsui.server.ingest.Sightings.line;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What was acknowledged is there once, whatever is killed while agents send.
class KillTest {

  private static final int LINES = 100;

  @TempDir Path data;
  private final AtomicReference<URI> url = new AtomicReference<>();
  private final AtomicLong acknowledged = new AtomicLong();
  private volatile boolean sending = true;

  @Test
  @Timeout(180)
  void neitherThePostNorItsDatabaseLosesOrDoublesAnything() throws Exception {
    var post = PostChild.start(data);
    var token = post.token;
    url.set(post.url);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = threads.submit(() -> send(token));
      var second = threads.submit(() -> send(token));

      awaitMore(10);
      post.killDatabase();
      awaitMore(10);
      post.kill();
      post = PostChild.start(data);
      url.set(post.url);
      awaitMore(10);
      sending = false;

      var sent = first.get() + second.get();
      assertThat(post.ask("select count(*) from observation")).isEqualTo(sent);
      assertThat(post.ask("select count(distinct (spool, sequence)) from observation"))
          .isEqualTo(sent);
    } finally {
      sending = false;
      post.close();
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

  /// Sends one batch after the other, each until it is acknowledged, and some once more.
  ///
  /// @return how many observations were acknowledged
  private long send(String token) throws Exception {
    try (var agent = new AgentCalls(URI.create("http://unused/"), token)) {
      var from = 1L;
      while (sending) {
        var body =
            LongStream.range(from, from + LINES)
                .mapToObj(i -> line("a", i))
                .collect(Collectors.joining("\n"));
        until200(agent, body);
        if (from % 3 == 0) {
          until200(agent, body);
        }
        from += LINES;
        synchronized (acknowledged) {
          acknowledged.incrementAndGet();
          acknowledged.notifyAll();
        }
      }
      return from - 1;
    }
  }

  private void until200(AgentCalls agent, String body) throws InterruptedException {
    while (true) {
      try {
        var answer = agent.at(url.get()).packed(body.getBytes(StandardCharsets.UTF_8));
        if (answer.statusCode() == 200) {
          return;
        }
        assertThat(answer.statusCode()).as(answer.body()).isIn(429, 503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      } catch (IOException _) {
        // Nobody there: try again, as an agent does.
      }
      Thread.onSpinWait();
    }
  }
}

package fengsui.client.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fengsui.client.failsafe.KeyText;
import fengsui.client.failsafe.TrustedKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Against a real server on this machine.
@Timeout(20)
class PollerTest {

  private static final KeyPair OURS = KeyText.generate();
  private static final Duration OFTEN = Duration.ofMillis(50);

  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> log = new LinkedBlockingQueue<>();
  private final AtomicReference<byte[]> body = new AtomicReference<>(new byte[0]);
  private final Follower follower =
      new Follower(
          TrustedKeys.of(OURS.getPublic()),
          () -> new Place("unicom", "beijing"),
          null,
          null,
          InstantSource.system());
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/orders", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) {
    try (exchange) {
      var headers = exchange.getRequestHeaders();
      told.add(headers.getFirst("Authorization") + " " + headers.getFirst("Fengsui-Standing"));
      var answer = body.get();
      exchange.sendResponseHeaders(answer.length == 0 ? 204 : 200, answer.length == 0 ? -1 : 0);
      exchange.getResponseBody().write(answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Poller poller() {
    var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/orders");
    var settings = new Poller.Settings(url, "fs_secret", "pod-7", OFTEN);
    assertThat(settings.toString()).doesNotContain("secret");
    return Poller.start(settings, follower, log::add);
  }

  private static byte[] sheet(long sequence) {
    var now = Instant.now();
    var order = Sheets.order("ord-3", now.minusSeconds(1), now.plusSeconds(3600));
    return Sheets.signed(OURS, sequence, order);
  }

  private static String next(BlockingQueue<String> queue, String words) throws Exception {
    while (true) {
      var line = queue.poll(10, TimeUnit.SECONDS);
      assertThat(line).as("in time: " + words).isNotNull();
      if (line.contains(words)) {
        return line;
      }
    }
  }

  @Test
  void takesWhatIsNewAndTellsHowItStands() throws Exception {
    try (var poller = poller()) {
      assertThat(next(told, "sequence=0"))
          .isEqualTo(
              "Bearer fs_secret sequence=0&state=none&name=pod-7&carrier=unicom&province=beijing");
      body.set(sheet(7));

      assertThat(next(log, "sheet 7")).isEqualTo("orders: sheet 7, unused ord-3");
      next(told, "sequence=7&state=unused&name=pod-7");
    }
  }

  @Test
  void keepsItsOrderWhileThePostIsAway() throws Exception {
    try (var poller = poller()) {
      body.set(sheet(7));
      next(log, "sheet 7");
      server.stop(0);

      next(log, "cannot be asked");
      assertThat(follower.look().order()).isEqualTo("ord-3");
    }
  }

  @Test
  void whatIsNoSheetIsToldBackAndChangesNothing() throws Exception {
    try (var poller = poller()) {
      body.set(sheet(7));
      next(log, "sheet 7");

      body.set(new byte[1 << 20]);
      assertThat(next(log, "refused"))
          .isEqualTo("orders refused: it has 65537 bytes; the most is 65536; let some orders end");
      assertThat(next(told, "refusal=")).contains("sequence=7&state=unused");
      assertThat(follower.look().order()).isEqualTo("ord-3");
    }
  }

  @Test
  void settingsThatCannotBeAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Poller.Settings(URI.create("ftp://a"), "", "", OFTEN))
        .withMessage("is no URL of http or https: ftp://a");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Poller.Settings(URI.create("http://a"), "a b", "", OFTEN));
  }
}

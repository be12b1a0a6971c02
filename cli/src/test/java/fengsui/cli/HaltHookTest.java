package fengsui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fengsui.model.Alarm;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Against a real HTTP server on the loopback address.
class HaltHookTest {

  private static final Instant NOW = Instant.ofEpochSecond(1_736_952_000);
  private static final String SECRET = "a secret";

  private final List<String> orders = new ArrayList<>();
  private final AtomicInteger refusals = new AtomicInteger();
  private boolean obeys = true;
  private HttpServer server = serverOrFail();

  private static HttpServer serverOrFail() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void start() {
    server.createContext("/halt", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      if (exchange.getRequestMethod().equals("GET")) {
        var halted = obeys && exchange.getRequestURI().getQuery().equals("campaign=C-66");
        var said = ("{\"halted\":" + halted + "}").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, said.length);
        exchange.getResponseBody().write(said);
      } else if (refusals.getAndDecrement() > 0) {
        exchange.sendResponseHeaders(503, -1);
      } else {
        var headers = exchange.getRequestHeaders();
        orders.add(
            headers.getFirst("Fengsui-Signature")
                + " "
                + headers.getFirst("Fengsui-Timestamp")
                + "."
                + body);
        exchange.sendResponseHeaders(204, -1);
      }
    }
  }

  private HaltHook hook(String... allowed) {
    var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/halt");
    return new HaltHook(url, SECRET, List.of(allowed), InstantSource.fixed(NOW));
  }

  private static Alarm alarm() {
    return new Alarm(
        "A-1",
        Alarm.Kind.LABEL_SPIKE,
        new TreeMap<>(Map.of("campaign", List.of("C-66"))),
        NOW,
        NOW,
        null,
        new Alarm.DetectedAfter(Duration.ZERO, 1),
        1,
        0,
        "why",
        List.of(),
        new Alarm.Exposure(1, 1, BigDecimal.TEN, "CNY"));
  }

  @Test
  void aHaltIsSignedAndReadBack() throws Exception {
    assertThat(hook().halt(alarm())).containsExactly(new HaltHook.Outcome("C-66", true, ""));

    var signed =
        "1736952000.{\"action\":\"halt\",\"campaign\":\"C-66\",\"alarm\":\"A-1\","
            + "\"kind\":\"label-spike\",\"why\":\"why\"}";
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    var signature = HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    assertThat(orders).containsExactly("sha256=" + signature + " " + signed);
  }

  @Test
  void aRefusalIsAskedAgain() throws Exception {
    refusals.set(2);

    assertThat(hook().halt(alarm())).extracting(HaltHook.Outcome::halted).containsExactly(true);
  }

  @Test
  void whatIsNotConfirmedIsToldSo() throws Exception {
    obeys = false;

    var outcome = hook().halt(alarm()).getFirst();

    assertThat(outcome.halted()).isFalse();
    assertThat(outcome.words()).endsWith(" took the order but does not say that it is halted");
  }

  @Test
  void onlyWhatWasAllowedBeforehandIsHaltedAndOnce() throws Exception {
    assertThat(hook("C-1").halt(alarm())).isEmpty();
    assertThat(orders).isEmpty();
    var hook = hook("C-66");
    hook.halt(alarm());
    assertThat(hook.halt(alarm())).isEmpty();
  }

  @Test
  void aDeadHookIsToldSo() throws Exception {
    var hook = hook();
    server.stop(0);

    var outcome = hook.halt(alarm()).getFirst();

    assertThat(outcome.halted()).isFalse();
    assertThat(outcome.words()).contains(" cannot be reached: ");
  }
}

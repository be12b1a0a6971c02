package fengsui.client.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import fengsui.client.Judge;
import fengsui.client.Lane;
import fengsui.client.Plan;
import fengsui.client.Resolver;
import fengsui.client.Tier;
import fengsui.client.Timing;
import fengsui.client.time.SystemClockwork;
import fengsui.dns.Answer;
import fengsui.dns.Family;
import fengsui.dns.IpText;
import fengsui.dns.Way;
import fengsui.dns.message.Name;
import fengsui.dns.verdict.AnswerVerdict;
import fengsui.dns.verdict.Worth;
import fengsui.model.Failure;
import fengsui.model.Outcome;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What every adapter must do, against real servers: one on `127.0.0.1`, and one where the poison
/// leads, on `127.0.0.2`.
@Timeout(60)
abstract class AdapterContract {

  private HttpServer right;
  private HttpServer trap;

  /// Returns what is answered at `http://HOST:PORT/`, by a client that uses the adapter.
  abstract String fetch(Resolver resolver, String host, int port) throws Exception;

  @BeforeEach
  void start() throws IOException {
    right = serve("127.0.0.1", 0, "genuine");
    trap = serve("127.0.0.2", right.getAddress().getPort(), "poisoned");
  }

  @AfterEach
  void stop() {
    right.stop(0);
    trap.stop(0);
  }

  private static HttpServer serve(String address, int port, String words) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(IpText.parse(address), port), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, words.length());
          exchange.getResponseBody().write(words.getBytes());
          exchange.close();
        });
    server.start();
    return server;
  }

  /// The carrier's resolver lies, the other one does not; here, `127.0.0.2` alone is poison.
  private static Resolver resolver() {
    var lanes =
        List.of(
            new Lane(Tier.LOCAL, new Fixed("udp://carrier", Way.Trust.PLAIN, "127.0.0.2")),
            new Lane(Tier.DOH, new Fixed("https://doh", Way.Trust.AUTHENTICATED, "127.0.0.1")));
    var plan = Plan.of(lanes).with(Timing.USUAL.withDeadline(Duration.ofSeconds(20)));
    Judge judge =
        answer -> {
          var poison = answer.addresses().contains(IpText.parse("127.0.0.2"));
          return poison
              ? new AnswerVerdict(Worth.POISONED, List.of(), answer.addresses(), List.of("a trap"))
              : new AnswerVerdict(
                  Worth.UNKNOWN, answer.addresses(), List.of(), List.of("nothing against it"));
        };
    return new Resolver(plan, judge, new SystemClockwork(), List.of());
  }

  private record Fixed(String id, Trust trust, String address) implements Way {
    @Override
    public Answer ask(Name name, Set<Family> families, Duration patience) {
      return name.equals(Name.of("shop.example"))
          ? new Answer(
              name,
              id,
              trust,
              Outcome.OK,
              Duration.ZERO,
              List.of(IpText.parse(address)),
              List.of(),
              Duration.ofSeconds(60),
              List.of())
          : Answer.failed(
              name, this, new Outcome.Failed(Failure.DNS_NXDOMAIN_ERROR), Duration.ZERO);
    }
  }

  private int port() {
    return right.getAddress().getPort();
  }

  @Test
  void connectsToTheRightAddress() throws Exception {
    assertThat(fetch(resolver(), "shop.example", port())).isEqualTo("genuine");
  }

  @Test
  void takesAddressesAndTheHostItself() throws Exception {
    assertThat(fetch(resolver(), "127.0.0.1", port())).isEqualTo("genuine");
    assertThat(fetch(resolver(), "localhost", port())).isEqualTo("genuine");
  }

  @Test
  void saysThatANameIsNotThere() {
    assertThatThrownBy(() -> fetch(resolver(), "gone.example", port()))
        .hasStackTraceContaining("gone.example: https://doh: dns_nxdomain_error");
  }
}

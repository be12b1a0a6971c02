package fengsui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.agent.Agent;
import fengsui.agent.AgentSettings;
import fengsui.agent.orders.OrderSettings;
import fengsui.client.Lane;
import fengsui.client.Plan;
import fengsui.client.Resolution;
import fengsui.client.Resolver;
import fengsui.client.Tier;
import fengsui.client.WayBack;
import fengsui.client.failsafe.KeyText;
import fengsui.client.stub.DnsStub;
import fengsui.client.time.SystemClockwork;
import fengsui.dns.Family;
import fengsui.dns.IpText;
import fengsui.dns.Ways;
import fengsui.dns.message.Name;
import fengsui.dns.verdict.AnswerJudge;
import fengsui.dns.verdict.Worth;
import fengsui.model.Access;
import fengsui.model.Carrier;
import fengsui.model.Side;
import fengsui.model.Vantage;
import fengsui.server.CommandPost;
import fengsui.server.access.Role;
import fengsui.server.access.Tokens;
import fengsui.server.config.Configuration;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A real post, a real agent and its stub, a carrier's resolver that lies for a while: all of it
/// over sockets of this machine.
@Timeout(120)
class OrdersTest {

  private static final Duration BOUND = Duration.ofSeconds(30);
  private static final String RIGHT = "39.1.1.";
  private static final String WRONG = "39.9.9.";

  @TempDir Path folder;
  private final AtomicReference<String> carrierSays = new AtomicReference<>(WRONG);
  private final AtomicInteger carrierAsked = new AtomicInteger();
  private final AtomicInteger names = new AtomicInteger();
  private final StringBuffer log = new StringBuffer();

  @Test
  void anOrderReachesTheProgramsBehindTheStubAndEndsThere() throws Exception {
    var pair = KeyText.generate();
    var key = Files.writeString(folder.resolve("orders.key"), KeyText.write(pair));
    var pub = Files.writeString(folder.resolve("orders.pub"), KeyText.write(pair.getPublic()));
    try (var carrier = server(true);
        var vendor = server(false);
        var post = CommandPost.start(configuration(key));
        var client = HttpClient.newHttpClient()) {
      var resolver = resolver(carrier, vendor);
      try (var stub = DnsStub.start(anyPort(), resolver::look, OrdersTest::nobody);
          var _ =
              Agent.start(settings(post, pub, resolver), line -> log.append(line).append('\n'))) {
        var desk = new Desk(post, client);
        assertThat(asks(stub)).startsWith(WRONG);
        await("the agent is heard of", () -> desk.sees("\"state\":\"none\""));

        var id = desk.proposes();
        desk.does(id, "issue");
        await("the stub goes by it", () -> asks(stub).startsWith(RIGHT));
        await("the post knows", () -> desk.sees("\"state\":\"followed\",\"order\":\"" + id + "\""));
        assertThat(desk.get("orders")).contains("bj-u-1", id, "1 of 1");
        var before = carrierAsked.get();
        assertThat(asks(stub)).startsWith(RIGHT);
        assertThat(carrierAsked.get())
            .as("the tier that is skipped is not asked")
            .isEqualTo(before);

        desk.does(id, "withdraw");
        await("the way back", () -> desk.sees("\"state\":\"returning\""));
        assertThat(asks(stub)).as("still lying").startsWith(RIGHT);
        carrierSays.set(RIGHT);
        await("the return", () -> asks(stub).startsWith(RIGHT) && resolver.findOrder() == null);
        await("the post knows", () -> desk.sees("\"state\":\"none\""));
      }
    }
    assertThat(log).contains("followed ord-1").contains("returning ord-1");
  }

  /// The API of the post, by somebody who may do all of it.
  private record Desk(CommandPost post, HttpClient client, String token) {

    Desk(CommandPost post, HttpClient client) {
      this(post, client, post.part(Tokens.class).issue("chief", Role.APPROVER));
    }

    String proposes() {
      var body =
          """
          {"carrier":"unicom","province":"beijing","first":["httpdns"],"skip":["local"],
           "minutes":30,"reason":"Local DNS answers wrongly","incident":"inc-1"}\
          """;
      return send(request("api/v1/orders").POST(BodyPublishers.ofString(body)))
          .replaceFirst("(?s)^\\{\"id\":\"([^\"]+)\".*", "$1");
    }

    void does(String id, String deed) {
      var path = "api/v1/orders/" + id + "/" + deed;
      assertThat(send(request(path).POST(BodyPublishers.noBody()))).contains(id);
    }

    boolean sees(String words) {
      return get("api/v1/orders").contains(words);
    }

    String get(String path) {
      return send(request(path).GET());
    }

    private HttpRequest.Builder request(String path) {
      return HttpRequest.newBuilder(post.url().resolve(path))
          .header("Authorization", "Bearer " + token);
    }

    private String send(HttpRequest.Builder request) {
      try {
        return client.send(request.build(), BodyHandlers.ofString()).body();
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
  }

  private static void await(String what, BooleanSupplier holds) {
    var end = System.nanoTime() + BOUND.toNanos();
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      LockSupport.parkNanos(50_000_000);
    }
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress("127.0.0.1", 0);
  }

  private static fengsui.dns.ResolverAddress nobody() {
    throw new IllegalStateException("only addresses are asked for");
  }

  /// A resolver; each name has an address of its own.
  private DnsStub server(boolean carrier) throws Exception {
    return DnsStub.start(
        anyPort(),
        (host, _) -> {
          var number = host.replaceAll("\\D", "");
          var net = carrier ? carrierSays.get() : RIGHT;
          if (carrier) {
            carrierAsked.incrementAndGet();
          }
          return new Resolution.Found(
              List.of(IpText.parse(net + number)),
              Worth.GENUINE,
              Tier.LOCAL,
              "zone",
              Duration.ofSeconds(60),
              true);
        },
        OrdersTest::nobody);
  }

  private static Resolver resolver(DnsStub carrier, DnsStub vendor) {
    var judge = new AnswerJudge();
    var lanes =
        List.of(
            new Lane(Tier.LOCAL, Ways.of("udp:/" + carrier.place())),
            new Lane(Tier.HTTPDNS, Ways.of("udp:/" + vendor.place())));
    var soon = new WayBack(2, Duration.ofMillis(300), Duration.ofSeconds(1), Duration.ofHours(1));
    return new Resolver(Plan.of(lanes).with(soon), judge::judge, new SystemClockwork(), List.of());
  }

  /// Asks the stub for a name that was never asked for before.
  private String asks(DnsStub stub) {
    var name = Name.of("h" + (names.incrementAndGet() % 250 + 1) + ".example");
    try {
      var way = Ways.of("udp:/" + stub.place());
      var answer = way.ask(name, Set.of(Family.IPV4), Duration.ofSeconds(5));
      return answer.addresses().isEmpty() ? "" : IpText.of(answer.addresses().getFirst());
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private Configuration configuration(Path key) {
    return new Configuration(
            0,
            "127.0.0.1",
            folder.resolve("data"),
            null,
            null,
            null,
            Configuration.Retention.DEFAULT,
            Configuration.Catalogue.EMPTY,
            List.of())
        .withOrderKey(key);
  }

  private AgentSettings settings(CommandPost post, Path key, Resolver resolver) {
    var token = post.part(Tokens.class).issue("bj-u-1", Role.AGENT);
    var here = new Vantage(new Carrier("unicom"), "beijing", Access.FIXED, Side.DOMESTIC);
    return AgentSettings.of(post.url(), token, here, folder.resolve("spool"))
        .withHelloEvery(Duration.ofMillis(300))
        .with(new OrderSettings(List.of(key), resolver));
  }
}

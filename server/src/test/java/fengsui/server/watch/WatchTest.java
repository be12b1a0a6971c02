package fengsui.server.watch;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.model.Access;
import fengsui.model.Carrier;
import fengsui.model.Evidence;
import fengsui.model.Failure;
import fengsui.model.FaultDomain;
import fengsui.model.Observation;
import fengsui.model.Outcome;
import fengsui.model.Owner;
import fengsui.model.Scheme;
import fengsui.model.Side;
import fengsui.model.Stage;
import fengsui.model.Target;
import fengsui.model.Vantage;
import fengsui.server.Bounded;
import fengsui.server.CommandPost;
import fengsui.server.Posts;
import fengsui.server.access.Role;
import fengsui.server.access.Tokens;
import fengsui.server.incident.Incident;
import fengsui.server.incident.Incidents;
import fengsui.wire.Json;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Real observations by the agents' own way into a real post, which is restarted in the middle.
class WatchTest {

  private static final Map<String, String> AGENTS =
      Map.of("bj-t", "telecom", "bj-u", "unicom", "bj-m", "mobile");
  private static final List<Target> TARGETS =
      List.of(
          target("pay", "198.19.20.80", Side.OVERSEAS, "ours"),
          target("hub", "198.19.30.80", Side.OVERSEAS, "provider:acme"),
          target("home", "198.18.10.80", Side.DOMESTIC, "ours"),
          target("mall", "198.18.11.80", Side.DOMESTIC, "provider:market"));

  @TempDir Path data;
  private final Map<String, String> tokens = new HashMap<>();
  private final Map<String, UUID> spools = new HashMap<>();
  private volatile boolean cut;
  private long sequence;

  private static Target target(String id, String host, Side side, String owner) {
    return new Target(id, Scheme.HTTPS, host, 443, "/", side, Owner.of(owner));
  }

  @Test
  @Timeout(180)
  void anIncidentOutlivesThePostAndIsToldOnce() throws Exception {
    var configuration = Posts.configuration(data);
    try (var client = HttpClient.newHttpClient();
        var pace = Executors.newSingleThreadScheduledExecutor()) {
      String id;
      try (var post = CommandPost.start(configuration, InstantSource.system())) {
        AGENTS.keySet().forEach(a -> tokens.put(a, post.part(Tokens.class).issue(a, Role.AGENT)));
        AGENTS.keySet().forEach(a -> spools.put(a, UUID.randomUUID()));
        var probing =
            pace.scheduleAtFixedRate(() -> probe(client, post), 0, 500, TimeUnit.MILLISECONDS);
        await(() -> post.part(Watch.class).cells().size() == 12);
        assertThat(post.part(Incidents.class).all()).isEmpty();

        cut = true;
        await(() -> !post.part(Incidents.class).open().isEmpty());
        probing.cancel(false);

        var incident = post.part(Incidents.class).open().getFirst();
        id = incident.id();
        assertThat(incident.verdict().domain()).isEqualTo(FaultDomain.BORDER);
        assertThat(incident.verdict().where().port()).isEqualTo(443);
        assertThat(incident.agents()).containsExactlyInAnyOrderElementsOf(AGENTS.keySet());
        assertThat(post.part(Watch.class).verdicts().count()).isPositive();
      }
      try (var post = CommandPost.start(configuration, InstantSource.system())) {
        await(() -> post.part(Watch.class).cells().size() == 12);
        assertThat(post.part(Incidents.class).open()).extracting(Incident::id).containsExactly(id);

        cut = false;
        pace.scheduleAtFixedRate(() -> probe(client, post), 0, 500, TimeUnit.MILLISECONDS);
        await(() -> post.part(Incidents.class).open().isEmpty());

        assertThat(post.part(Incidents.class).all()).hasSize(1);
        var history = post.part(Incidents.class).find(id).orElseThrow().history();
        assertThat(history.getFirst().kind()).isEqualTo(Incident.Event.Kind.OPENED);
        assertThat(history.getLast().kind()).isEqualTo(Incident.Event.Kind.RESOLVED);
        assertThat(history).extracting(Incident.Event::kind).doesNotHaveDuplicates();
      }
      pace.shutdownNow();
    }
  }

  private void probe(HttpClient client, CommandPost post) {
    AGENTS.keySet().forEach(agent -> send(client, post, agent));
  }

  private void send(HttpClient client, CommandPost post, String agent) {
    var lines = new ArrayList<String>();
    for (var target : TARGETS) {
      lines.add(Json.write(++sequence, seen(agent, target)));
    }
    var request =
        HttpRequest.newBuilder(post.url().resolve("/api/agent/v1/observations"))
            .header("Authorization", "Bearer " + tokens.get(agent))
            .header("Content-Type", "application/x-ndjson")
            .header("Fengsui-Spool", spools.get(agent).toString())
            .POST(BodyPublishers.ofString(String.join("\n", lines) + "\n"))
            .build();
    try {
      var answer = client.send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Observation seen(String agent, Target target) {
    var vantage = new Vantage(new Carrier(AGENTS.get(agent)), "beijing", Access.IDC, Side.DOMESTIC);
    var overseas = target.side() == Side.OVERSEAS;
    var outcome = cut && overseas ? new Outcome.Failed(Failure.CONNECTION_REFUSED) : Outcome.OK;
    var ms = cut && overseas ? 7 : overseas ? 130 : 5;
    var peer = target.host() + ":443";
    return new Observation(
        Instant.now(), agent, vantage, target, Stage.CONNECT, outcome, ms, peer, Evidence.NONE, 1);
  }

  private static void await(BooleanSupplier condition) {
    Bounded.await("the condition", Duration.ofSeconds(60), condition::getAsBoolean);
  }
}

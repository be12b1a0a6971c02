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
import fengsui.model.Verdict;
import fengsui.server.Bounded;
import fengsui.server.Calls;
import fengsui.server.Posts;
import fengsui.server.access.Role;
import fengsui.server.incident.Incidents;
import fengsui.wire.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A change that was told by the feed is weighed by whoever seeks the cause of an outage, and only
/// if such a change can do that.
@Timeout(180)
class ToldChangesTest {

  private static final List<String> AGENTS = List.of("telecom", "unicom", "mobile");
  private static final Target SHOP = target("shop", "198.18.10.80", "ours");
  private static final Target MALL = target("mall", "198.18.11.80", "provider:market");

  private static Target target(String id, String host, String owner) {
    return new Target(id, Scheme.HTTPS, host, 443, "/", Side.DOMESTIC, Owner.of(owner));
  }

  private static Verdict verdict(Path data, String kind) throws Exception {
    try (var post = Posts.start(data);
        var pipeline = Calls.as(Role.RESPONDER, "pipeline", post)) {
      var senders = new ArrayList<Sender>();
      for (var agent : AGENTS) {
        senders.add(new Sender(agent, Calls.as(Role.AGENT, agent, post)));
      }
      for (int i = 0; i < 3; i++) {
        senders.forEach(sender -> sender.send(false));
      }
      var told =
          "{\"id\":\"x-1\",\"kind\":\"%s\",\"at\":\"%s\",\"fields\":{\"target\":\"shop\"}}"
              .formatted(kind, Instant.now());
      assertThat(pipeline.post("api/v1/changes/feed", told).statusCode()).isEqualTo(200);
      var incidents = post.part(Incidents.class);
      Bounded.await(
          "an incident",
          Duration.ofSeconds(60),
          () -> {
            senders.forEach(sender -> sender.send(true));
            return !incidents.open().isEmpty();
          });
      senders.forEach(sender -> sender.calls.close());
      return incidents.open().getFirst().verdict();
    }
  }

  private static final class Sender {

    private final String agent;
    private final Calls calls;
    private final String spool = UUID.randomUUID().toString();
    private long sequence;

    Sender(String agent, Calls calls) {
      this.agent = agent;
      this.calls = calls;
    }

    void send(boolean broken) {
      var lines = new StringBuilder();
      for (var target : List.of(SHOP, MALL)) {
        lines.append(Json.write(++sequence, seen(target, Stage.CONNECT, Outcome.OK))).append('\n');
        var outcome =
            broken && target.equals(SHOP)
                ? new Outcome.Failed(Failure.SSL_INVALID_CERTIFICATE)
                : Outcome.OK;
        lines.append(Json.write(++sequence, seen(target, Stage.SECURE, outcome))).append('\n');
      }
      var answer =
          calls.post("api/agent/v1/observations", lines.toString(), "Fengsui-Spool", spool);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private Observation seen(Target target, Stage stage, Outcome outcome) {
      var vantage = new Vantage(new Carrier(agent), "beijing", Access.IDC, Side.DOMESTIC);
      var peer = target.host() + ":443";
      return new Observation(
          Instant.now(), agent, vantage, target, stage, outcome, 5, peer, Evidence.NONE, 1);
    }
  }

  @Test
  void aCertificateThatWasChangedJustBeforeIsBlamedForTlsThatFails(@TempDir Path data)
      throws Exception {
    var verdict = verdict(data, "certificate");

    assertThat(verdict.domain()).isEqualTo(FaultDomain.CHANGE);
    assertThat(verdict.because().toString()).contains("x-1");
  }

  @Test
  void aCampaignIsNotBecauseItCannotDoThat(@TempDir Path data) throws Exception {
    var verdict = verdict(data, "campaign");

    assertThat(verdict.domain()).isNotEqualTo(FaultDomain.CHANGE);
  }
}

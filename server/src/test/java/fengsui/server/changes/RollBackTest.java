package fengsui.server.changes;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.guard.flow.Phase;
import fengsui.server.Calls;
import fengsui.server.CommandPost;
import fengsui.server.Posts;
import fengsui.server.access.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Nothing stops a roll-back: not a log that cannot be written, not a guard that fails.
class RollBackTest {

  private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");

  @Test
  void aRollBackThatCannotBeWrittenHoldsAtOnceAndIsWrittenLater(@TempDir Path data)
      throws Exception {
    try (var post = CommandPost.start(Posts.configuration(data), () -> NOON);
        var author = Calls.as(Role.RESPONDER, "author", post);
        var owner = Calls.as(Role.APPROVER, "owner", post)) {
      author.post("api/v1/payments", Proposals.payments(NOON));
      out("c-1", author, owner);
      var database = post.part(JdbcClient.class);
      database.sql("alter table change_log rename to change_log_away").update();

      assertThat(owner.post("api/v1/changes/c-1/halt", "").statusCode()).isGreaterThan(499);
      var answer = author.post("api/v1/changes/c-1/rollback", "{\"why\":\"it hurts\"}");

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
      assertThat(Calls.json(owner.get("api/v1/changes/shares")).at("/shares")).isEmpty();
      assertThat(Files.readString(data.resolve("changes/withdrawn.ndjson"))).contains("it hurts");
      database.sql("alter table change_log_away rename to change_log").update();
      post.part(Changes.class).catchUp();
      assertThat(post.part(Changes.class).find("c-1").orElseThrow().phase())
          .isEqualTo(Phase.ROLLED_BACK);
      assertThat(Files.readString(data.resolve("changes/withdrawn.ndjson"))).isEmpty();
      assertThat(owner.get("api/v1/changes/log").body())
          .contains("\"what\":\"rolled-back\",\"who\":\"token author\"");
    }
  }

  private static void out(String id, Calls author, Calls owner) {
    var body = Proposals.campaign(id, "kim", NOON, "0.05");
    var hash = Calls.json(author.post("api/v1/changes", body)).at("/contentHash").stringValue();
    owner.post("api/v1/changes/" + id + "/approve", "{\"contentHash\":\"" + hash + "\"}");
    assertThat(owner.post("api/v1/changes/" + id + "/rollout", "").statusCode()).isEqualTo(200);
    assertThat(Calls.json(owner.get("api/v1/changes/shares")).at("/shares/0/share").stringValue())
        .isEqualTo("0.05");
  }

  @Test
  void aGuardThatFailsLetsNothingThroughAndIsAskedAgain(@TempDir Path data) throws Exception {
    try (var post = CommandPost.start(Posts.configuration(data), () -> NOON);
        var author = Calls.as(Role.RESPONDER, "author", post);
        var owner = Calls.as(Role.APPROVER, "owner", post)) {
      author.post("api/v1/payments", Proposals.payments(NOON));
      var policies = Files.writeString(data.resolve("changes/policies.yaml"), "id: [");
      var body = Proposals.campaign("c-2", "kim", NOON, "0.05");

      var undecided = Calls.json(author.post("api/v1/changes", body));

      assertThat(undecided.at("/phase").stringValue()).isEqualTo("proposed");
      assertThat(undecided.at("/steps/1/facts/why").stringValue())
          .startsWith("the guard failed: policies.yaml is no YAML");
      assertThat(owner.post("api/v1/changes/c-2/approve", "{\"contentHash\":\"x\"}").body())
          .contains("not-decided: the guard has not decided; ask it again");
      Files.writeString(
          policies,
          "{id: loops, decision: review, why: because, when: '[1,2,3].all(x, [1,2].all(y,"
              + " scenes.size() / (x - x) > 0))'}");
      var blocked = Calls.json(author.post("api/v1/changes", body));
      assertThat(blocked.at("/phase").stringValue()).isEqualTo("blocked");
      assertThat(blocked.at("/judgement/reasons/0/why").stringValue())
          .startsWith("this policy could not be decided");
    }
  }

  @Test
  void withoutPaymentsNothingIsSimplyAllowed(@TempDir Path data) {
    try (var post = CommandPost.start(Posts.configuration(data), () -> NOON);
        var author = Calls.as(Role.RESPONDER, "author", post)) {
      var change =
          Calls.json(author.post("api/v1/changes", Proposals.campaign("c-3", "kim", NOON, "0.05")));

      assertThat(change.at("/judgement/decision").stringValue()).isEqualTo("review");
      assertThat(change.at("/judgement/reasons").toString()).contains("no-history");
      assertThat(change.at("/level").intValue()).isEqualTo(3);
    }
  }
}

package fengsui.server.payments;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.guard.flow.Phase;
import fengsui.server.Bounded;
import fengsui.server.Calls;
import fengsui.server.CommandPost;
import fengsui.server.Posts;
import fengsui.server.access.Role;
import fengsui.server.changes.ChangeLog;
import fengsui.server.changes.Changes;
import fengsui.server.changes.Proposals;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// An alarm of the real safety net takes back what is rolled out.
@Timeout(120)
class RolloutsTest {

  private static final Instant NOON = Instant.parse("2025-01-16T04:00:00Z");

  @Test
  void itsLabelWhereNobodyPlannedItTakesTheChangeBack(@TempDir Path data) throws Exception {
    try (var post = CommandPost.start(Posts.configuration(data), () -> NOON);
        var author = Calls.as(Role.RESPONDER, "author", post);
        var owner = Calls.as(Role.APPROVER, "owner", post)) {
      var till = new Till(NOON.minusSeconds(1_200));
      till.plain(12_000).send(post);
      var body =
          Proposals.campaign("sale", "kim", NOON, "0.05")
              .replace("\"ratePerMinute\":\"40.00\"", "\"ratePerMinute\":\"900.00\"")
              .replace("\"budget\":\"500000.00\"", "\"budget\":\"9000000.00\"");
      var change = Calls.json(author.post("api/v1/changes", body));
      assertThat(change.at("/phase").stringValue()).as(change.toString()).isEqualTo("waiting");
      owner.post(
          "api/v1/changes/sale/approve",
          "{\"contentHash\":\"" + change.at("/contentHash").stringValue() + "\"}");
      var out = owner.post("api/v1/changes/sale/rollout", "");
      assertThat(out.statusCode()).as(out.body()).isEqualTo(200);

      till.off(200, "秋季满减", "another").send(post);

      var changes = post.part(Changes.class);
      Bounded.await(
          "the roll-back",
          Duration.ofSeconds(30),
          () -> changes.find("sale").orElseThrow().phase() == Phase.ROLLED_BACK);
      assertThat(post.part(ChangeLog.class).of("sale").getLast().entry())
          .contains("\"who\":\"the guard\"")
          .contains("alarm: the alarm ");
    }
  }
}

package fengsui.server.changes;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.model.Alarm;
import fengsui.server.Calls;
import fengsui.server.CommandPost;
import fengsui.server.Posts;
import fengsui.server.access.Role;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What is out is stopped by payments and alarms, without anybody.
class OverseerTest {

  private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");

  @TempDir static Path data;
  private static final AtomicReference<Instant> NOW = new AtomicReference<>(NOON);
  private static CommandPost post;
  private static Calls author;
  private static Calls owner;

  @BeforeAll
  static void start() {
    post = CommandPost.start(Posts.configuration(data), NOW::get);
    author = Calls.as(Role.RESPONDER, "author", post);
    owner = Calls.as(Role.APPROVER, "owner", post);
    author.post("api/v1/payments", Proposals.payments(NOON));
  }

  @AfterAll
  static void stop() {
    author.close();
    owner.close();
    post.close();
  }

  private static void out(String id) {
    var body = Proposals.campaign(id, "kim", NOON, "0.05");
    var hash = Calls.json(author.post("api/v1/changes", body)).at("/contentHash").stringValue();
    owner.post("api/v1/changes/" + id + "/approve", "{\"contentHash\":\"" + hash + "\"}");
    assertThat(owner.post("api/v1/changes/" + id + "/rollout", "").statusCode()).isEqualTo(200);
  }

  private static JsonNode now(String id) {
    return Calls.json(owner.get("api/v1/changes/" + id));
  }

  private static String payment(String id, String scene, String campaign, String off) {
    return """
    {"id":"%s","at":"%s","scene":"%s","amount":"80.00","paid":"%s","currency":"CNY",\
    "discounts":[{"label":"秋季满减","campaign":"%s","amount":"%s"}],"user":"u","status":"success"}
    """
        .formatted(
            id,
            NOW.get(),
            scene,
            new BigDecimal("80.00").subtract(new BigDecimal(off)),
            campaign,
            off);
  }

  @Test
  void theFirstPaymentOnAWrongSceneTakesItBack() {
    out("scene");
    author.post("api/v1/payments", payment("s1", "purchase", "scene", "4.00"));
    assertThat(now("scene").at("/phase").stringValue()).isEqualTo("rolling-out");

    author.post("api/v1/payments", payment("s2", "transfer", "scene", "4.00"));

    var back = now("scene");
    assertThat(back.at("/phase").stringValue()).isEqualTo("rolled-back");
    assertThat(back.at("/steps").valueStream().map(step -> step.at("/what").stringValue()))
        .endsWith("halted", "rolled-back");
    assertThat(back.at("/steps").valueStream().toList().getLast().at("/facts/why").stringValue())
        .isEqualTo("invariant: it reached the scene transfer, where it is not set");
    assertThat(back.at("/steps").valueStream().toList().getLast().at("/who").stringValue())
        .isEqualTo("the guard");
  }

  @Test
  void moneyThatBurnsTakesItBackAndABatchSentTwiceIsOne() {
    out("burn");
    var two = new StringBuilder();
    for (int i = 0; i < 2; i++) {
      two.append(payment("b" + i, "purchase", "burn", "4.00"));
    }
    for (int i = 0; i < 20; i++) {
      author.post("api/v1/payments", two.toString());
    }
    assertThat(now("burn").at("/phase").stringValue()).isEqualTo("rolling-out");
    var many = new StringBuilder();
    for (int i = 2; i < 40; i++) {
      many.append(payment("b" + i, "purchase", "burn", "4.00"));
    }

    author.post("api/v1/payments", many.toString());

    assertThat(now("burn").at("/phase").stringValue()).isEqualTo("rolled-back");
    assertThat(now("burn").at("/steps").toString()).contains("burn-rate: it took ");
  }

  @Test
  void whatItTookOffBeforeIsReadFromTheStore() {
    author.post(
        "api/v1/payments",
        payment("o1", "purchase", "old", "4.00") + payment("o2", "purchase", "old", "2.50"));

    var overseer = post.part(Overseer.class);

    assertThat(overseer.spent("old", NOW.get().plusSeconds(1))).isEqualByComparingTo("6.50");
    assertThat(overseer.spent("old", NOW.get())).isEqualByComparingTo("0");
  }

  @Test
  void anAlarmThatSuspectsItTakesItBackAndAnotherDoesNot() {
    out("alarmed");
    out("innocent");
    var alarm =
        new Alarm(
            "a-1",
            Alarm.Kind.LABEL_SPIKE,
            new TreeMap<>(),
            NOON,
            NOON,
            null,
            new Alarm.DetectedAfter(Duration.ZERO, 1),
            2,
            1,
            "twice as often",
            List.of(new Alarm.Suspect("alarmed", "began with it")),
            new Alarm.Exposure(1, 1, BigDecimal.ONE, "CNY"));

    post.part(Overseer.class).alarmed(List.of(alarm));

    assertThat(now("alarmed").at("/phase").stringValue()).isEqualTo("rolled-back");
    assertThat(now("innocent").at("/phase").stringValue()).isEqualTo("rolling-out");
  }
}

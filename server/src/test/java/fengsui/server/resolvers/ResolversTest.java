package fengsui.server.resolvers;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.isolate.CacheTail.Lingering;
import fengsui.model.Carrier;
import fengsui.server.Calls;
import fengsui.server.CommandPost;
import fengsui.server.Posts;
import fengsui.server.access.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a post tells of resolvers, with a clock that the test sets.
class ResolversTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:30Z");
  private static final String UNICOM = "udp://202.106.196.115:53";

  @TempDir static Path data;
  private static final AtomicReference<Instant> NOW = new AtomicReference<>(NOON);
  private static CommandPost post;
  private static Calls caller;

  @BeforeAll
  static void start() {
    post = CommandPost.start(Posts.configuration(data), NOW::get);
    caller = Calls.as(Role.VIEWER, "reader", post);
    for (var minute = 9; minute >= 0; minute--) {
      var at = NOON.minusSeconds(60L * minute);
      var lying = new Told("unicom", UNICOM, at);
      arrives(minute > 3 ? lying.right(4) : lying.wrong(5));
      arrives(new Told("telecom", "udp://198.18.1.53:53", at).right(1200));
      keep();
    }
  }

  private static void arrives(fengsui.model.Observation seen) {
    post.part(Minutes.class).arrived(seen.at(), List.of(seen));
  }

  private static void keep() {
    post.part(Keeper.class).keep();
  }

  @AfterAll
  static void stop() {
    caller.close();
    post.close();
  }

  @Test
  void theApiTellsRatesTimesAndSinceWhen() {
    var answer = Calls.json(caller.get("api/v1/resolvers"));
    var unicom =
        answer.at("/resolvers").values().stream()
            .filter(it -> it.at("/carrier").stringValue().equals("unicom"))
            .findFirst()
            .orElseThrow();

    assertThat(unicom.at("/resolver").stringValue()).isEqualTo(UNICOM);
    assertThat(unicom.at("/asked").intValue()).isEqualTo(10);
    assertThat(unicom.at("/poisonedShare").doubleValue()).isEqualTo(0.4);
    assertThat(unicom.at("/resolutionRate").doubleValue()).isEqualTo(0.6);
    assertThat(unicom.at("/p95Ms").doubleValue()).isBetween(2.0, 5.0);
    assertThat(unicom.at("/ttlMax").intValue()).isEqualTo(600);
    assertThat(unicom.at("/poisonedSince").stringValue()).isEqualTo("2026-11-23T11:57:00Z");
    assertThat(unicom.at("/said/province").stringValue()).isEqualTo("beijing");
  }

  @Test
  void aTimeThatIsNoneIsRefusedWithItsBounds() {
    var refused = caller.get("api/v1/resolvers?minutes=0");

    assertThat(refused.statusCode()).isEqualTo(400);
  }

  @Test
  void thePageSaysFirstWhoseResolversAnswerWrongly() {
    var page = caller.get("resolvers").body();

    assertThat(page).contains("Wrong addresses were answered at: China Unicom, Beijing");
    assertThat(page.indexOf(UNICOM)).isLessThan(page.indexOf("198.18.1.53"));
    assertThat(page).contains("answers late").contains("40.0 %");
    assertThat(page).as("telecom's in Beijing is suggested").contains("219.141.136.10");
  }

  @Test
  void prometheusIsToldTheSharesOfTheLastFiveMinutes() {
    assertThat(caller.get("metrics").body())
        .contains(
            "fengsui_resolver_poisoned_share{carrier=\"unicom\",province=\"beijing\",resolver=\""
                + UNICOM
                + "\"} 0.8");
  }

  @Test
  void aMinuteIsTheSumOfAllThatCameForItHoweverLate() {
    var late = new Told("mobile", "udp://198.18.9.53:53", NOON.minusSeconds(120));
    arrives(late.right(4));
    keep();
    arrives(late.right(1500));
    arrives(late.nothing());
    keep();

    var count =
        post.part(ResolverTable.class)
            .since(NOON.minus(Duration.ofMinutes(5)))
            .get(new Spot("mobile", "beijing", "udp://198.18.9.53:53"));
    assertThat(count.asked()).isEqualTo(3);
    assertThat(count.failed()).isEqualTo(1);
    assertThat(Latency.quantile(count.latency(), 0.99)).isBetween(1000.0, 1500.0);
  }

  @Test
  void whatIsTooOldIsDropped() {
    arrives(new Told("broadnet", "udp://198.18.8.53:53", NOON.minus(Duration.ofDays(31))).right(4));
    keep();

    assertThat(post.part(ResolverTable.class).drop(NOON.minus(Keeper.MINUTES))).isEqualTo(1);
  }

  @Test
  void tailsComeBackAfterARestart() {
    var table = post.part(TailTable.class);
    var kept =
        new Lingering(
            new fengsui.isolate.Path("bj-u", "shop", UNICOM),
            new Carrier("unicom"),
            NOON,
            List.of(Duration.ofSeconds(600)),
            NOON.plusSeconds(600),
            3);
    table.replace(List.of(kept));

    assertThat(table.load()).containsExactly(kept);
    assertThat(new TailBoard(table).recall()).containsExactly(kept);
    table.replace(List.of());
    assertThat(table.load()).isEmpty();
  }
}

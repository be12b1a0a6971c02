package fengsui.server.payments;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.model.Alarm;
import fengsui.model.FaultDomain;
import fengsui.server.Bounded;
import fengsui.server.CommandPost;
import fengsui.server.Posts;
import fengsui.server.access.Role;
import fengsui.server.config.Configuration;
import fengsui.server.incident.Incident;
import fengsui.server.incident.Incident.Event.Kind;
import fengsui.server.incident.Incident.Phase;
import fengsui.server.incident.Incidents;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class PaymentNetTest {

  private static final Instant NOON = Instant.parse("2025-01-16T04:00:00Z");

  private static final String CAMPAIGN =
      """
      {"id":"C-1","kind":"campaign","author":"a","at":"2025-01-16T03:00:00Z",
       "fields":{"type":"amount","label":"政府补贴","value":"20.00"},
       "scope":{"scenes":[],"regions":[],"share":1},
       "intent":{"scenes":["food"],"maxPerPayment":"20.00"}}
      """;

  @TempDir Path data;

  private CommandPost start(Configuration configuration) {
    return CommandPost.start(configuration, InstantSource.system());
  }

  private static List<Incident> ofPayments(CommandPost post) {
    return post.part(Incidents.class).all().stream()
        .filter(incident -> incident.alarm() != null)
        .toList();
  }

  private static Incident only(CommandPost post, Predicate<Incident> wanted) {
    Bounded.await(
        "one incident as it should be",
        Duration.ofSeconds(30),
        () -> {
          var all = ofPayments(post);
          return all.size() == 1 && wanted.test(all.getFirst());
        });
    return ofPayments(post).getFirst();
  }

  private static Alarm alarm(Incident incident) {
    return Objects.requireNonNull(incident.alarm());
  }

  private static void registerAsPlanned(CommandPost post) throws Exception {
    var answer = Till.ask(post, Role.APPROVER, "PUT", "/api/v1/campaigns/C-1", CAMPAIGN);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
  }

  @Test
  void aSubsidyOnAScenesItIsNotForIsAnIncidentThatCountsWhatItCostsUntilItIsOver()
      throws Exception {
    try (var post = start(Posts.configuration(data))) {
      registerAsPlanned(post);
      var till = new Till(NOON);
      till.plain(12_000).send(post);
      till.off(40, "政府补贴", "C-1").send(post);

      var incident = only(post, it -> alarm(it).exposure().payments() == 30);
      assertThat(incident.open()).isTrue();
      assertThat(incident.verdict().domain()).isEqualTo(FaultDomain.CHANGE);
      assertThat(incident.verdict().where().change()).isEqualTo("C-1");
      assertThat(alarm(incident).exposure().amount()).isEqualByComparingTo("600.00");
      assertThat(alarm(incident).scope()).containsEntry("label", List.of("政府补贴"));

      till.plain(1_200).send(post);
      var over = only(post, it -> !it.open());
      assertThat(over.phase()).isEqualTo(Phase.RECONCILE);
      assertThat(over.history())
          .extracting(Incident.Event::kind)
          .contains(Kind.OPENED, Kind.RESOLVED);
      assertThat(over.history().getLast().text())
          .isEqualTo("over; 30 payments, 30 people, 600.00 CNY");
      assertThat(Till.ask(post, Role.VIEWER, "GET", "/api/v1/alarms", "").body())
          .contains("\"amount\":\"600.00\"");
    }
  }

  @Test
  void aRestartTeachesNothingWrongAndGoesOnWithTheSameIncident() throws Exception {
    var configuration = Posts.configuration(data);
    var till = new Till(NOON);
    String first;
    try (var post = start(configuration)) {
      till.plain(12_000).send(post);
      till.off(60, "谁的", "X-9").send(post);
      first = only(post, it -> alarm(it).exposure().payments() == 60).id();
    }
    try (var post = start(configuration)) {
      till.off(60, "谁的", "X-9").send(post);

      var incident = only(post, it -> alarm(it).exposure().payments() == 120);
      assertThat(incident.id()).isEqualTo(first);
      assertThat(alarm(incident).exposure().amount()).isEqualByComparingTo("2400.00");
      assertThat(alarm(incident).since()).isEqualTo(NOON.plusMillis(1_200_100));
    }
  }

  @Test
  void whatIsNotFoundAgainAfterARestartWasOverThen() throws Exception {
    var configuration = Posts.configuration(data);
    var till = new Till(NOON);
    try (var post = start(configuration)) {
      till.plain(12_000).send(post);
      till.off(60, "谁的", "X-9").send(post);
      only(post, it -> alarm(it).exposure().payments() == 60);
    }
    try (var post = start(configuration)) {
      till.plain(1_300).send(post);

      var incident = only(post, it -> !it.open());
      assertThat(alarm(incident).exposure().payments()).isEqualTo(60);
    }
  }

  @Test
  void theRegisterRefusesWhatIsNoCampaignAndSaysWhy() throws Exception {
    try (var post = start(Posts.configuration(data))) {
      var wrong = CAMPAIGN.replace("\"amount\"", "\"share\"");
      var answer = Till.ask(post, Role.APPROVER, "PUT", "/api/v1/campaigns/C-1", wrong);
      var other = Till.ask(post, Role.APPROVER, "PUT", "/api/v1/campaigns/C-2", CAMPAIGN);
      var forbidden = Till.ask(post, Role.RESPONDER, "PUT", "/api/v1/campaigns/C-1", CAMPAIGN);

      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("fields.type must be percent or amount, but is share");
      assertThat(other.body()).contains("field id: is not the one in the path: C-2");
      assertThat(forbidden.statusCode()).isEqualTo(403);
      registerAsPlanned(post);
      assertThat(Till.ask(post, Role.VIEWER, "GET", "/api/v1/campaigns", "").body())
          .contains("\"id\":\"C-1\"");
      assertThat(Till.ask(post, Role.APPROVER, "DELETE", "/api/v1/campaigns/C-1", "").statusCode())
          .isEqualTo(204);
      assertThat(Till.ask(post, Role.APPROVER, "DELETE", "/api/v1/campaigns/C-1", "").statusCode())
          .isEqualTo(404);
    }
  }
}

package fengsui.server.changes;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.server.Calls;
import fengsui.server.CommandPost;
import fengsui.server.Posts;
import fengsui.server.access.Role;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Changes from the proposal to the roll-back, over HTTP and in a real database.
class ChangesApiTest {

  private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");

  @TempDir static Path data;
  private static final AtomicReference<Instant> NOW = new AtomicReference<>(NOON);
  private static CommandPost post;
  private static Calls author;
  private static Calls owner;
  private static Calls finance;
  private static Calls risk;
  private static Calls admin;

  @BeforeAll
  static void start() {
    post = CommandPost.start(Posts.configuration(data), NOW::get);
    author = Calls.as(Role.RESPONDER, "author", post);
    owner = Calls.as(Role.APPROVER, "owner", post);
    finance = Calls.as(Role.APPROVER, "finance", post);
    risk = Calls.as(Role.APPROVER, "risk", post);
    admin = Calls.as(Role.ADMIN, "admin", post);
    assertThat(author.post("api/v1/payments", Proposals.payments(NOON)).statusCode())
        .isEqualTo(200);
    for (var role : List.of("finance", "risk")) {
      var gift = "{\"who\":\"token %s\",\"roles\":[\"%s\"]}".formatted(role, role);
      assertThat(admin.put("api/v1/changes/roles", gift).statusCode()).isEqualTo(200);
    }
  }

  @AfterAll
  static void stop() {
    List.of(author, owner, finance, risk, admin).forEach(Calls::close);
    post.close();
  }

  private static JsonNode propose(String id, String value) {
    return fine(author.post("api/v1/changes", Proposals.campaign(id, "kim", NOON, value)));
  }

  private static JsonNode fine(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Calls.json(answer);
  }

  private static void refused(HttpResponse<String> answer, String phase, String words) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
    assertThat(Calls.json(answer).at("/phase").stringValue()).isEqualTo(phase);
    assertThat(Calls.json(answer).at("/detail").stringValue()).contains(words);
  }

  private static HttpResponse<String> approve(Calls by, JsonNode change, String role) {
    var body =
        "{\"contentHash\":\"%s\",\"role\":\"%s\"}"
            .formatted(change.at("/contentHash").stringValue(), role);
    return by.post("api/v1/changes/" + id(change) + "/approve", body);
  }

  private static String id(JsonNode change) {
    return change.at("/id").stringValue();
  }

  private static String phase(JsonNode change) {
    return change.at("/phase").stringValue();
  }

  @Test
  void aChangeIsJudgedByTheMoneyOfThePostsOwnPayments() {
    var change = propose("money", "0.05");

    assertThat(phase(change)).isEqualTo("waiting");
    assertThat(change.at("/judgement/decision").stringValue()).isEqualTo("allow");
    // Eight purchases of 80.00 a minute, 5 % off each.
    assertThat(change.at("/judgement/predicted/perMinute/p50").stringValue()).isEqualTo("32.00");
    assertThat(change.at("/judgement/predicted/outsideIntent").intValue()).isZero();
    assertThat(change.at("/needed/0").stringValue()).isEqualTo("owner");

    var blocked = fine(author.post("api/v1/changes", Proposals.harmful("harmful", "kim", NOON)));
    assertThat(phase(blocked)).isEqualTo("blocked");
    assertThat(blocked.at("/judgement/reasons").toString()).contains("forbidden-scene");
    refused(approve(owner, blocked, ""), "blocked", "not-waiting: it is blocked");
    refused(owner.post("api/v1/changes/harmful/rollout", ""), "blocked", "not-approved: ");
  }

  @Test
  void itGoesFromTheProposalToEverybodyAndBack() {
    var change = propose("whole", "0.05");
    refused(owner.post("api/v1/changes/whole/rollout", ""), "waiting", "it is waiting for owner");
    assertThat(author.post("api/v1/changes/whole/approve", "{}").statusCode()).isEqualTo(403);
    assertThat(phase(fine(approve(owner, change, "owner")))).isEqualTo("approved");

    var rolling = fine(owner.post("api/v1/changes/whole/rollout", ""));
    assertThat(phase(rolling)).isEqualTo("rolling-out");
    assertThat(rolling.at("/share").stringValue()).isEqualTo("0.05");
    refused(owner.post("api/v1/changes/whole/advance", ""), "rolling-out", "too-soon: ");
    NOW.set(NOW.get().plus(Duration.ofMinutes(5)));
    assertThat(phase(fine(owner.post("api/v1/changes/whole/advance", "")))).isEqualTo("live");
    assertThat(phase(fine(author.post("api/v1/changes/whole/halt", "{\"why\":\"odd\"}"))))
        .isEqualTo("halted");
    var back = fine(author.post("api/v1/changes/whole/rollback", "neither JSON nor anything ["));

    assertThat(phase(back)).isEqualTo("rolled-back");
    assertThat(back.at("/steps").valueStream().map(step -> step.at("/what").stringValue()))
        .containsExactly(
            "proposed", "decided", "approved", "rollout", "advance", "halted", "rolled-back");
    assertThat(admin.get("api/v1/changes/feed").body()).contains("\"id\":\"whole/2\"");
  }

  @Test
  void anEditStartsAgainAndWhoEditedItDoesNotApprove() {
    var first = propose("edited", "0.05");
    var second =
        fine(owner.post("api/v1/changes", Proposals.campaign("edited", "kim", NOON, "0.04")));

    assertThat(second.at("/revision").intValue()).isEqualTo(2);
    refused(approve(finance, first, "owner"), "waiting", "other-content: it was edited since");
    refused(approve(owner, second, "owner"), "waiting", "own-change: ");
    assertThat(phase(fine(approve(finance, second, "owner")))).isEqualTo("approved");
  }

  @Test
  void theSameProposalIsOneAndAKeyStandsForOneChange() {
    var body = Proposals.campaign("same", "kim", NOON, "0.05");
    var before = fine(author.post("api/v1/changes", body));
    var again = fine(author.post("api/v1/changes", body));

    assertThat(again.at("/revision").intValue()).isEqualTo(1);
    assertThat(again.at("/steps").size()).isEqualTo(before.at("/steps").size());
    assertThat(author.post("api/v1/changes", body, "Idempotency-Key", "k-1").statusCode())
        .isEqualTo(200);
    var other = Proposals.campaign("same", "kim", NOON, "0.06");
    assertThat(author.post("api/v1/changes", other, "Idempotency-Key", "k-1").body())
        .contains("header Idempotency-Key: came with another change before; take another key");
    assertThat(author.post("api/v1/changes", "{\"id\":\"x\"}").body()).contains("kind");
  }

  @Test
  void ofTwoApproversAtTheSameMomentOneWinsEachPlace() throws Exception {
    var people = new ArrayList<Calls>();
    for (int i = 0; i < 8; i++) {
      people.add(Calls.as(Role.APPROVER, "o" + i, post));
    }
    for (int round = 0; round < 5; round++) {
      var change = propose("race-" + round, "0.05");
      var answers = atOnce(people.stream().map(by -> ask(() -> approve(by, change, ""))).toList());

      assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(1);
      assertThat(answers)
          .filteredOn(answer -> answer.statusCode() != 200)
          .allSatisfy(answer -> refused(answer, "approved", "not-waiting: it is approved"));
      var now = fine(admin.get("api/v1/changes/race-" + round));
      assertThat(now.at("/approvals").size()).isEqualTo(1);
      assertThat(now.at("/steps").size()).isEqualTo(3);
    }
    people.forEach(Calls::close);
  }

  @Test
  void whoeverClicksTwiceCountsOnce() throws Exception {
    var change = propose("twice", "0.05");
    fine(owner.post("api/v1/changes/twice/emergency", "{\"why\":\"the shop is closing\"}"));
    admin.put("api/v1/changes/roles", "{\"who\":\"token finance\",\"roles\":[\"finance\"]}");
    var clicks =
        List.of(
            ask(() -> approve(finance, change, "owner")),
            ask(() -> approve(finance, change, "finance")));

    var answers = atOnce(clicks);

    assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.statusCode() != 200)
        .allSatisfy(answer -> refused(answer, "waiting", "counted-already: "));
  }

  private static Callable<HttpResponse<String>> ask(Callable<HttpResponse<String>> call) {
    return call;
  }

  private static List<HttpResponse<String>> atOnce(List<Callable<HttpResponse<String>>> calls)
      throws Exception {
    var gate = new CountDownLatch(calls.size());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running =
          calls.stream()
              .map(call ->
                  threads.submit(() -> {
                    gate.countDown();
                    gate.await();
                    return call.call();
                  }))
              .toList();
      var answers = new ArrayList<HttpResponse<String>>();
      for (var each : running) {
        answers.add(each.get());
      }
      return answers;
    }
  }

  @Test
  void nothingGoesOutInAFreezeButForAnEmergencyThatNeedsTwo() {
    var change = propose("frozen", "0.05");
    fine(approve(owner, change, "owner"));
    var end = NOW.get().plus(Duration.ofHours(1));
    var freeze = "{\"to\":\"%s\",\"why\":\"festival\"}".formatted(end);
    var number = fine(owner.post("api/v1/changes/freezes", freeze)).at("/number").longValue();

    refused(
        owner.post("api/v1/changes/frozen/rollout", ""),
        "approved",
        "freeze: nothing goes out until " + end + ": festival");
    refused(author.post("api/v1/changes/frozen/emergency", "{}"), "approved", "no-reason: ");
    var urgent =
        fine(author.post("api/v1/changes/frozen/emergency", "{\"why\":\"the shop is closing\"}"));
    assertThat(urgent.at("/open").toString()).isEqualTo("[\"owner\",\"finance\"]");
    fine(approve(owner, change, "owner"));
    fine(approve(finance, change, "finance"));
    assertThat(phase(fine(owner.post("api/v1/changes/frozen/rollout", ""))))
        .isEqualTo("rolling-out");
    assertThat(owner.delete("api/v1/changes/freezes/" + number).statusCode()).isEqualTo(204);
  }

  @Test
  void clocksThatAreWrongApproveNothing() {
    var change = propose("clock", "0.05");
    for (var seconds : List.of(-3600L, 3600L)) {
      var body =
          "{\"contentHash\":\"%s\",\"at\":\"%s\"}"
              .formatted(change.at("/contentHash").stringValue(), NOW.get().plusSeconds(seconds));
      refused(owner.post("api/v1/changes/clock/approve", body), "waiting", "clock-skew: ");
    }
  }
}

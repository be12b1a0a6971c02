package fengsui.server.notify;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.server.config.Configuration.Channel;
import fengsui.server.notify.Receiver.Answer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

  private static final String SECRET = "SEC0123456789abcdef";
  private final Clock clock = new Clock("2025-08-12T11:43:00Z");

  @Test
  void aStormBecomesDigestsThatTheRobotTakesAndNothingIsLost() throws Exception {
    try (var robot = new Receiver(Vendors.dingTalk(SECRET, clock));
        var desk = new Desk(clock, NotifyTest.dingTalk("ops", robot, null))) {
      for (var number = 1; number <= 60; number++) {
        desk.opened(number, Verdicts.unknown(0.5));
        desk.turn();
        clock.pass(Duration.ofSeconds(1));
      }
      settle(desk);

      // DingTalk's own fake would have closed for ten minutes at the 21st of a minute.
      assertThat(robot.asked()).hasSameSizeAs(robot.taken());
      assertThat(desk.channels().states().getFirst().waiting()).isZero();
      var all = String.join("\n", robot.taken().stream().map(each -> each.body()).toList());
      for (var number = 1; number <= 60; number++) {
        assertThat(all).contains("/incidents/inc-" + number + ")");
      }
      assertThat(all).contains("汇总");
    }
  }

  @Test
  void theLastMessagesOfAMinuteAreForWhatIsGrave() throws Exception {
    try (var robot = new Receiver(Vendors.weCom(clock));
        var desk = new Desk(clock, weCom(robot))) {
      for (var number = 1; number <= 15; number++) {
        desk.test("ops");
        clock.pass(Duration.ofSeconds(1));
      }
      desk.opened(1, Verdicts.monitor());
      desk.turn();
      assertThat(robot.taken()).hasSize(15);

      desk.opened(2, Verdicts.border());
      desk.turn();
      assertThat(robot.taken()).hasSize(16);
      assertThat(robot.taken().getLast().body()).contains("inc-2");
    }
  }

  @Test
  void aNewProcessKnowsWhatTheOldOneSent() throws Exception {
    try (var robot = new Receiver(Vendors.weCom(clock));
        var desk = new Desk(clock, weCom(robot))) {
      for (var number = 1; number <= 14; number++) {
        desk.opened(number, Verdicts.border());
        desk.turn();
        clock.pass(Duration.ofSeconds(1));
      }
      desk.restart();
      for (var number = 15; number <= 40; number++) {
        desk.opened(number, Verdicts.border());
        desk.turn();
        clock.pass(Duration.ofSeconds(1));
      }
      settle(desk);

      assertThat(robot.asked()).hasSameSizeAs(robot.taken());
      assertThat(robot.taken().getLast().body()).contains("inc-40");
    }
  }

  @Test
  void feishuGetsWhatIsGraveAtOnceAndTheRestAfterTheFullHour() throws Exception {
    var hour = new Clock("2025-08-12T11:59:50Z");
    try (var robot = new Receiver(Vendors.feishu("demo-secret", hour));
        var desk =
            new Desk(
                hour, NotifyTest.channel("ops", "feishu", robot, "/hook", "demo-secret", null))) {
      desk.opened(1, Verdicts.monitor());
      desk.turn();
      assertThat(robot.asked()).isEmpty();

      desk.opened(2, Verdicts.border());
      desk.turn();
      assertThat(robot.taken()).hasSize(1);
      var post = robot.taken().getFirst().json().path("content").path("post");
      assertThat(post.path("zh_cn").path("title").asString()).contains("跨境链路");
      assertThat(post.path("en_us").path("title").asString()).contains("the way across the border");

      hour.pass(Duration.ofSeconds(200));
      desk.turn();
      assertThat(robot.taken()).hasSize(2);
    }
  }

  @Test
  void aRobotThatThrottlesIsLeftAloneAsLongAsItWantsAndAnotherSpeaks() throws Exception {
    try (var robot = new Receiver(Vendors.dingTalk(SECRET, clock));
        var second = new Receiver(_ -> Answer.taken(""));
        var desk =
            new Desk(
                clock,
                NotifyTest.dingTalk("ops", robot, "program"),
                NotifyTest.channel("program", "webhook", second, "/hook", null, null))) {
      robot.rules(_ -> Answer.refused(200, "{\"errcode\":130101,\"errmsg\":\"send too fast\"}"));
      desk.opened(1, Verdicts.border());
      desk.turn();
      robot.rules(Vendors.dingTalk(SECRET, clock));
      clock.pass(Duration.ofMinutes(9));
      desk.opened(2, Verdicts.border());
      desk.turn();
      assertThat(robot.asked()).hasSize(1);
      assertThat(second.taken()).hasSize(2);

      clock.pass(Duration.ofMinutes(2));
      desk.opened(3, Verdicts.border());
      desk.turn();
      assertThat(robot.taken()).hasSize(1);
      assertThat(second.taken()).hasSize(2);
    }
  }

  @Test
  void aChannelWithoutAnotherIsTriedMoreAndMoreSeldomUntilItWorks() throws Exception {
    try (var hook = new Receiver(_ -> new Answer(503, "", false, null));
        var desk = new Desk(clock, NotifyTest.channel("ops", "webhook", hook, "/h", null, null))) {
      desk.opened(1, Verdicts.border());
      for (var second = 0; second < 600; second += 5) {
        desk.turn();
        clock.pass(Duration.ofSeconds(5));
      }
      // About 5 s, 10 s, 20 s, … apart.
      assertThat(hook.asked()).hasSizeBetween(6, 9);
      assertThat(desk.channels().states().getFirst().problem()).isEqualTo("HTTP 503");

      hook.rules(_ -> Answer.taken(""));
      clock.pass(Duration.ofMinutes(6));
      desk.turn();
      assertThat(hook.taken()).hasSize(1);
      var keys = hook.asked().stream().map(each -> each.headers().getFirst("Idempotency-Key"));
      assertThat(keys.distinct()).hasSize(1);
      assertThat(desk.channels().states().getFirst().problem()).isEmpty();
    }
  }

  private void settle(Desk desk) throws Exception {
    for (var minute = 0; minute < 4; minute++) {
      clock.pass(Duration.ofMinutes(1));
      desk.turn();
    }
  }

  private static Channel weCom(Receiver robot) {
    return NotifyTest.channel("ops", "wecom", robot, "/cgi-bin/webhook/send?key=K", null, null);
  }
}

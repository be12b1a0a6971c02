package fengsui.server.notify;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.server.config.Configuration.Channel;
import fengsui.server.notify.Receiver.Answer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NotifyTest {

  private static final String SECRET = "SEC0123456789abcdef";
  private final Clock clock = new Clock("2025-08-12T11:43:00Z");

  @Test
  void tellsOnceWhoseOutageItIsSinceWhenHowSureAndWhereToReadOn() throws Exception {
    try (var robot = new Receiver(Vendors.dingTalk(SECRET, clock));
        var desk = new Desk(clock, dingTalk("ops", robot, null))) {
      desk.opened(1, Verdicts.unicomNames());

      desk.turn();
      desk.turn();

      assertThat(robot.asked()).hasSize(1);
      var text = robot.taken().getFirst().json().path("markdown").path("text").asString();
      assertThat(text)
          .contains("Fengsui 故障开始：运营商网络，unicom，beijing，DNS")
          .contains("始于：2025-08-12 19:40:00 +08:00")
          .contains("把握：98 %")
          .contains("范围：41 个目标，3 个监测点（pay, shop）")
          .contains("/incidents/inc-1)");
      assertThat(desk.count("ops", "sent")).isEqualTo(1);
    }
  }

  @Test
  void saysNothingOfSmallDoubtsButThatTheFaultIsElsewhereAndThatItIsOver() throws Exception {
    try (var robot = new Receiver(Vendors.dingTalk(SECRET, clock));
        var desk = new Desk(clock, dingTalk("ops", robot, null))) {
      desk.opened(1, Verdicts.unknown(0.5));
      desk.turn();
      desk.judged(1, Verdicts.unknown(0.6));
      desk.event(1, "ACKNOWLEDGED", null);
      desk.turn();
      desk.judged(1, Verdicts.border());
      desk.turn();
      clock.pass(Duration.ofMinutes(74));
      desk.resolved(1);
      desk.turn();

      assertThat(titles(robot))
          .containsExactly(
              "Fengsui 故障开始：尚未定位（证据不足）",
              "Fengsui 判断变更：跨境链路，TCP，端口 443，双向",
              "Fengsui 故障恢复：跨境链路，TCP，端口 443，双向");
    }
  }

  @Test
  void anotherChannelStandsInWhileTheFirstFailsAndNoLonger() throws Exception {
    try (var broken = new Receiver(Vendors.dingTalk(SECRET, clock));
        var second = new Receiver(_ -> Answer.taken(""));
        var desk =
            new Desk(
                clock,
                dingTalk("ops", broken, "program"),
                channel("program", "webhook", second, "/hook", null, null))) {
      broken.rules(_ -> Answer.refused(200, "{\"errcode\":310000,\"errmsg\":\"sign not match\"}"));

      desk.opened(1, Verdicts.border());
      desk.turn();

      assertThat(second.taken()).hasSize(1);
      var body = second.taken().getFirst().json();
      assertThat(body.path("insteadOf").asString()).isEqualTo("ops");
      assertThat(desk.channels().states().getFirst().problem())
          .isEqualTo("errcode 310000: the signature does not fit; check the secret and the clock");

      broken.rules(Vendors.dingTalk(SECRET, clock));
      clock.pass(Duration.ofMinutes(6));
      desk.resolved(1);
      desk.turn();

      assertThat(second.taken()).hasSize(1);
      assertThat(titles(broken)).containsExactly("Fengsui 故障恢复：跨境链路，TCP，端口 443，双向");
    }
  }

  @Test
  void whatWasBeingSentWhenWePerishedComesAgainAndSaysSo() throws Exception {
    try (var robot = new Receiver(Vendors.dingTalk(SECRET, clock));
        var desk = new Desk(clock, dingTalk("ops", robot, null))) {
      desk.opened(1, Verdicts.border());
      desk.turn();
      desk.database.sql("update notice set state = 'sending', done = null").update();

      desk.restart();
      desk.turn();

      assertThat(robot.taken()).hasSize(2);
      assertThat(robot.taken().getLast().body()).contains("可能重复");
    }
  }

  @Test
  void whatWaitsForAChannelThatIsNoMoreIsGivenUp() throws Exception {
    try (var robot = new Receiver(_ -> Answer.refused(503, ""));
        var other = new Receiver(_ -> Answer.taken(""));
        var desk = new Desk(clock, dingTalk("ops", robot, null))) {
      desk.opened(1, Verdicts.border());
      desk.turn();
      desk.channels()
          .adopt(java.util.List.of(channel("program", "webhook", other, "/hook", null, null)));
      clock.pass(Duration.ofHours(2));
      desk.turn();

      var answer = desk.database.sql("select state || ': ' || answer from notice");
      assertThat(answer.query(String.class).list())
          .containsExactly("failed: the channel was removed");
    }
  }

  @Test
  void nothingThatIsShownHoldsAChannelsSecret() throws Exception {
    try (var robot = new Receiver(_ -> Answer.refused(200, "{\"errcode\":300005}"));
        var desk = new Desk(clock, dingTalk("ops", robot, null))) {
      desk.test("ops");
      desk.opened(1, Verdicts.border());
      desk.turn();

      var shown = desk.channels().states() + " " + desk.channels().current();
      var kept = desk.database.sql("select string_agg(notice::text, ' ') from notice");
      assertThat(shown + kept.query(String.class).single())
          .contains("its access_token is not known")
          .doesNotContain(SECRET)
          .doesNotContain("access_token=T");
    }
  }

  static java.util.List<String> titles(Receiver robot) {
    return robot.taken().stream()
        .map(each -> each.json().path("markdown").path("title").asString())
        .toList();
  }

  static Channel dingTalk(String name, Receiver robot, String fallback) {
    return channel(name, "dingtalk", robot, "/robot/send?access_token=T", SECRET, fallback);
  }

  static Channel channel(
      String name, String kind, Receiver at, String path, String secret, String fallback) {
    return new Channel(name, kind, at.url(path), secret, fallback, "zh");
  }
}

package fengsui.server.notify;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.server.notify.silence.Matcher;
import fengsui.server.notify.silence.Silence;
import fengsui.server.notify.silence.Silences.Answer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SilencedTest {

  private static final String SECRET = "SEC0123456789abcdef";
  private final Clock clock = new Clock("2025-08-12T11:43:00Z");

  @Test
  void whatBeganInASilenceAndGoesOnIsToldWhenItEnds() throws Exception {
    try (var robot = new Receiver(Vendors.dingTalk(SECRET, clock));
        var desk = new Desk(clock, NotifyTest.dingTalk("ops", robot, null))) {
      silence(desk, "carrier", "unicom");
      desk.opened(1, Verdicts.unicomNames());
      desk.turn();
      clock.pass(Duration.ofMinutes(59));
      desk.turn();
      assertThat(robot.asked()).isEmpty();

      clock.pass(Duration.ofMinutes(2));
      desk.turn();
      desk.turn();

      assertThat(NotifyTest.titles(robot)).containsExactly("Fengsui 故障开始：运营商网络，unicom，beijing，DNS");
    }
  }

  @Test
  void whatBeganAndEndedInASilenceIsNeverTold() throws Exception {
    try (var robot = new Receiver(Vendors.dingTalk(SECRET, clock));
        var desk = new Desk(clock, NotifyTest.dingTalk("ops", robot, null))) {
      silence(desk, "carrier", "unicom");
      desk.opened(1, Verdicts.unicomNames());
      desk.turn();
      desk.resolved(1);
      desk.turn();
      clock.pass(Duration.ofHours(2));
      desk.turn();

      assertThat(robot.asked()).isEmpty();
    }
  }

  @Test
  void thatItIsOverIsToldThroughAnySilence() throws Exception {
    try (var robot = new Receiver(Vendors.dingTalk(SECRET, clock));
        var desk = new Desk(clock, NotifyTest.dingTalk("ops", robot, null))) {
      desk.opened(1, Verdicts.unicomNames());
      desk.turn();
      silence(desk, "incident", "inc-1");
      desk.judged(1, Verdicts.border());
      desk.turn();
      desk.resolved(1);
      desk.turn();

      assertThat(NotifyTest.titles(robot))
          .containsExactly(
              "Fengsui 故障开始：运营商网络，unicom，beijing，DNS", "Fengsui 故障恢复：运营商网络，unicom，beijing，DNS");
    }
  }

  @Test
  void aSilenceOfOneTargetDoesNotHideThatAnotherFailsToo() throws Exception {
    try (var robot = new Receiver(Vendors.dingTalk(SECRET, clock));
        var desk = new Desk(clock, NotifyTest.dingTalk("ops", robot, null))) {
      silence(desk, "target", "shop");
      desk.opened(1, Verdicts.unicomNames());
      desk.turn();
      assertThat(robot.taken()).hasSize(1);

      silence(desk, "target", "pay");
      desk.opened(2, Verdicts.unicomNames());
      desk.turn();
      assertThat(robot.taken()).hasSize(1);
    }
  }

  private void silence(Desk desk, String label, String value) {
    var now = clock.instant();
    var wish =
        new Silence(
            new UUID(0, 0),
            List.of(new Matcher(label, value, false, true)),
            now,
            now.plus(Duration.ofHours(1)),
            "li",
            "maintenance",
            "user li",
            now);
    assertThat(desk.silences().keep(wish, false)).isInstanceOf(Answer.Kept.class);
  }
}

package fengsui.server.report;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.server.Bounded;
import fengsui.server.CommandPost;
import fengsui.server.config.Configuration;
import fengsui.server.config.Configuration.Channel;
import fengsui.server.incident.Incidents;
import fengsui.server.notify.Receiver;
import fengsui.server.notify.Receiver.Answer;
import fengsui.server.report.course.State;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class RemindersTest {

  private final AtomicReference<Instant> now = new AtomicReference<>(Night.SINCE.plusSeconds(1200));

  @Test
  void aReportThatWaitsIsRemindedOfOnceEachTimeThatIsDueAlsoAfterARestart(@TempDir Path data)
      throws Exception {
    try (var receiver = new Receiver(_ -> Answer.taken(""))) {
      var channel = new Channel("ops", "webhook", receiver.url("/hook"), null, null, "zh");
      var configuration = Setting.configuration(data, List.of(channel));
      String report;
      try (var post = Setting.start(configuration, Night.SINCE, now::get)) {
        report = drafted(post);
        pass(Duration.ofMinutes(14));
        look(post);
        assertThat(reminders(post)).as("not due yet").isZero();

        pass(Duration.ofMinutes(2));
        look(post);
        look(post);
        awaitTold(receiver, 1);
        assertThat(told(receiver).getFirst())
            .contains("\"kind\":\"reminder\"", "报障提醒", report, "已起草，尚未提交运营商 · 16 min")
            .contains("/reports/" + report)
            .contains("\"state\":\"drafted\"");
      }
      restarted(configuration, receiver, report);
    }
  }

  private void restarted(Configuration configuration, Receiver receiver, String report)
      throws Exception {
    try (var post = CommandPost.start(configuration, now::get)) {
      look(post);
      assertThat(reminders(post)).as("after the restart").isEqualTo(1);

      var word = new Reports.Word(State.FILED, "BJ-77", "");
      post.part(Reports.class).say(report, word, "wang");
      pass(Duration.ofMinutes(29));
      look(post);
      assertThat(reminders(post)).as("a new state, a new clock").isEqualTo(1);
      pass(Duration.ofMinutes(65));
      look(post);
      awaitTold(receiver, 2);
      assertThat(told(receiver).getLast())
          .as("one for what was missed meanwhile")
          .contains("已提交，运营商尚未确认", "BJ-77");
      assertThat(reminders(post)).isEqualTo(2);
    }
  }

  private static String drafted(CommandPost post) {
    var incident = post.part(Incidents.class).find("inc-101").orElseThrow();
    return post.part(Reports.class).draft(incident, "wang").id();
  }

  private void pass(Duration time) {
    now.updateAndGet(it -> it.plus(time));
  }

  private static void look(CommandPost post) {
    post.part(ReminderClock.class).look();
  }

  private static int reminders(CommandPost post) {
    return post.part(JdbcClient.class)
        .sql("select count(*) from notice where news->>'kind' = 'REMINDER'")
        .query(Integer.class)
        .single();
  }

  private static List<String> told(Receiver receiver) {
    return receiver.taken().stream()
        .map(Receiver.Request::body)
        .filter(it -> it.contains("\"kind\":\"reminder\""))
        .toList();
  }

  private static void awaitTold(Receiver receiver, int times) throws InterruptedException {
    Bounded.await("reminders", Duration.ofSeconds(20), () -> told(receiver).size() == times);
  }
}

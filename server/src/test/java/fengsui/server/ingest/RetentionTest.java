package fengsui.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.server.CommandPost;
import fengsui.server.Posts;
import fengsui.server.config.Configuration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Nothing is kept for ever that grows for ever.
class RetentionTest {

  @TempDir Path data;

  @Test
  void whatIsOlderThanTheSettingsSayIsForgottenAndNothingElse() {
    var retention =
        new Configuration.Retention(
            Duration.ofDays(7), Duration.ofDays(400), Duration.ofDays(2), Duration.ofDays(40));
    var configuration =
        new Configuration(
            0,
            "127.0.0.1",
            data,
            Posts.database(),
            null,
            null,
            retention,
            Configuration.Catalogue.EMPTY,
            List.of());
    try (var post = CommandPost.start(configuration)) {
      var database = post.part(JdbcClient.class);
      for (var days : List.of(1, 3, 39, 41)) {
        database
            .sql(
                """
                insert into audit (at, who, address, what, subject, result)
                values (now() - make_interval(days => ?), 'test', '', ?::text, '', 'ok')
                """)
            .params(days, days)
            .update();
        database
            .sql(
                """
                insert into quarantine (agent, spool, received, place, problem, remedy, line)
                values ('a', gen_random_uuid(), now() - make_interval(days => ?), ?::text, '', '', '')
                """)
            .params(days, days)
            .update();
      }

      post.part(Housekeeping.class).run();

      assertThat(ask(database, "select what from audit where who = 'test' order by id"))
          .containsExactly("1", "3", "39");
      assertThat(ask(database, "select place from quarantine order by id")).containsExactly("1");
    }
  }

  private static List<String> ask(JdbcClient database, String question) {
    return database.sql(question).query(String.class).list();
  }
}

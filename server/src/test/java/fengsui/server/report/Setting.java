package fengsui.server.report;

import fengsui.model.FaultDomain;
import fengsui.model.Verdict;
import fengsui.server.CommandPost;
import fengsui.server.Posts;
import fengsui.server.config.Configuration;
import fengsui.server.config.Configuration.Channel;
import fengsui.server.config.Reporting;
import fengsui.server.config.Reporting.Reminders;
import fengsui.server.config.Reporting.Reporter;
import fengsui.server.pages.Reports;
import fengsui.wire.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A post on whose database the night of a carrier has left its rows.
public final class Setting {

  private Setting() {}

  public static Configuration configuration(Path data, List<Channel> channels) {
    var plain = Posts.configuration(data);
    var reporting =
        new Reporting(
            new Reporter("示例支付有限公司", "网络值班 010-0000 0000"),
            List.of(Night.desk()),
            Reminders.DEFAULT);
    return new Configuration(
        plain.port(),
        plain.address(),
        plain.data(),
        plain.database(),
        null,
        null,
        List.of(),
        plain.retention(),
        plain.catalogue(),
        channels,
        null,
        plain.probing(),
        reporting,
        null);
  }

  /// Starts a post that finds a carrier's incident `inc-101` and one of ours, `inc-102`, when it
  /// starts. Both are over, so that nothing here judges them again.
  ///
  /// @param since when both began
  public static CommandPost start(Configuration configuration, Instant since, InstantSource clock)
      throws IOException, InterruptedException {
    try (var first = CommandPost.start(configuration, clock);
        var agents = new Reports(first)) {
      agents.send(Night.seen(since, 15));
      var database = first.part(JdbcClient.class);
      incident(database, 101, Night.verdict(FaultDomain.CARRIER), since);
      incident(database, 102, Night.verdict(FaultDomain.OURS), since);
    }
    return CommandPost.start(configuration, clock);
  }

  private static void incident(JdbcClient database, int number, Verdict verdict, Instant since) {
    database
        .sql(
            """
            insert into incident (number, id, phase, since, opened_at, resolved_at, verdict, targets,
              agents, paths)
            values (?, ?, 'CLOSED', ?, ?, ?, ?::jsonb, '{shop,pay}', '{bj-unicom-1}', '[]')
            """)
        .params(number, "inc-" + number, Timestamp.from(since), Timestamp.from(since))
        .params(Timestamp.from(since.plusSeconds(900)), Json.write(verdict))
        .update();
  }
}

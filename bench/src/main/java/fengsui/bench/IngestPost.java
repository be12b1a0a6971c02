package fengsui.bench;

import fengsui.server.CommandPost;
import fengsui.server.access.Role;
import fengsui.server.access.Tokens;
import fengsui.server.config.Configuration;
import fengsui.server.watch.Watch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A real command post in a process of its own. It prints its address and a token for each agent,
/// and answers the questions `kept`, `once`, `verdicts` and `peer`, one a line.
final class IngestPost {

  private final CommandPost post;

  private IngestPost(CommandPost post) {
    this.post = post;
  }

  /// Takes the data folder and the number of agents.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var configuration =
        new Configuration(
            0,
            "127.0.0.1",
            Path.of(arguments[0]),
            null,
            null,
            null,
            Configuration.Retention.DEFAULT,
            Configuration.Catalogue.EMPTY,
            List.of());
    try (var post = CommandPost.start(configuration)) {
      new IngestPost(post).serve(Integer.parseInt(arguments[1]));
    }
  }

  private void serve(int agents) throws IOException, InterruptedException {
    var hello = new StringJoiner(" ").add(post.url().toString());
    for (var i = 0; i < agents; i++) {
      hello.add(post.part(Tokens.class).issue(Traffic.agent(i), Role.AGENT));
    }
    System.out.println(hello);
    var questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (var question = questions.readLine(); question != null; question = questions.readLine()) {
      System.out.println(answer(question));
    }
  }

  private double answer(String question) throws InterruptedException {
    return switch (question) {
      case "kept" -> count("select count(*) from observation");
      case "once" -> count("select count(distinct (spool, sequence)) from observation");
      case "bytes" ->
          count(
              """
              select sum(pg_total_relation_size(inhrelid)) from pg_inherits
              where inhparent = 'observation'::regclass
              """);
      case "verdicts" -> percentile(0.99);
      case "peer" -> InsertPeer.rowsPerSecond(post.part(javax.sql.DataSource.class));
      default -> throw new IllegalArgumentException("no such question: " + question); // open set
    };
  }

  private double count(String sql) {
    return post.part(JdbcClient.class).sql(sql).query(Long.class).single();
  }

  private double percentile(double share) {
    for (var value : post.part(Watch.class).verdicts().takeSnapshot().percentileValues()) {
      if (value.percentile() == share) {
        return value.value(java.util.concurrent.TimeUnit.MILLISECONDS);
      }
    }
    return Double.NaN;
  }
}

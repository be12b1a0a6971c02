package fengsui.server.ingest;

import static fengsui.server.ingest.Sightings.line;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fengsui.server.CommandPost;
import fengsui.server.Posts;
import fengsui.wire.Json;
import java.nio.file.Path;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class AgentApiTest {

  private static final String HELLO =
      """
      {"vantage":{"carrier":"unicom","province":"beijing","access":"fixed","side":"domestic"},
       "spool":"7f0c1f6e-0000-4000-8000-000000000001","version":"1","at":"2026-11-23T12:00:00Z",
       "gauges":{"spooled":7,"dropped":0}}
      """;

  @TempDir static Path data;
  private static CommandPost post;

  @BeforeAll
  static void start() {
    post = Posts.start(data);
  }

  @AfterAll
  static void stop() {
    post.close();
  }

  private static long kept(String agent) {
    return post.part(JdbcClient.class)
        .sql("select count(*) from observation where agent = ?")
        .param(agent)
        .query(Long.class)
        .single();
  }

  @Test
  void anAgentSaysHelloAndGetsAPlan() throws Exception {
    try (var agent = AgentCalls.of(post, "bj-u-1")) {
      var greeting = agent.hello(HELLO);
      var plan = agent.plan();

      assertThat(greeting.statusCode()).isEqualTo(200);
      assertThat(greeting.body()).containsPattern("\"now\":\"20[^\"]*Z\",\"planRevision\":\\d+");
      assertThat(Json.readPlan(plan.body()).agent()).isEqualTo("bj-u-1");
      var status = post.part(Agents.class).find("bj-u-1").orElseThrow();
      assertThat(status.vantage().province()).isEqualTo("beijing");
      assertThat(status.gauges()).containsEntry("spooled", 7.0);
    }
  }

  @Test
  void whatIsSentTwiceIsKeptOnce() throws Exception {
    try (var agent = AgentCalls.of(post, "twice")) {
      var first = agent.observations(line("twice", 3), line("twice", 4));
      var second =
          agent.packed((line("twice", 4) + "\n" + line("twice", 1) + "\n").getBytes(UTF_8));

      assertThat(first.statusCode()).isEqualTo(200);
      assertThat(first.body()).contains("\"acknowledged\":[[3,4]],\"duplicates\":0");
      assertThat(second.body()).contains("\"acknowledged\":[[1,1],[4,4]],\"duplicates\":1");
      assertThat(kept("twice")).isEqualTo(3);
    }
  }

  @Test
  void theSameBatchFromTwoConnectionsAtOnceIsKeptOnce() throws Exception {
    try (var agent = AgentCalls.of(post, "hasty");
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var body = (line("hasty", 2) + "\n" + line("hasty", 1)).getBytes(UTF_8);
      var calls = Collections.nCopies(8, (Callable<Integer>) () -> agent.packed(body).statusCode());

      for (var call : threads.invokeAll(calls)) {
        assertThat(call.get()).isEqualTo(200);
      }

      assertThat(kept("hasty")).isEqualTo(2);
    }
  }

  @Test
  void aBadLineIsAcknowledgedPutAsideAndSpoilsNoOther() throws Exception {
    try (var agent = AgentCalls.of(post, "clumsy")) {
      var answer =
          agent.observations(line("clumsy", 1), "{\"x\":\u0000,\"sequence\":2}", line("other", 3));

      assertThat(answer.body())
          .contains("\"acknowledged\":[[1,3]]")
          .contains("\"sequence\":2,\"place\":\"line 2, column 6\"")
          .contains("is not the name of the token, clumsy");
      assertThat(kept("clumsy")).isEqualTo(1);
      assertThat(kept("other")).isZero();
    }
  }
}

package fengsui.server.ingest;

import static fengsui.server.ingest.Sightings.line;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fengsui.server.CommandPost;
import fengsui.server.Posts;
import fengsui.wire.Json;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class HostileInputTest {

  @TempDir static Path data;
  private static CommandPost post;
  private static AgentCalls agent;

  @BeforeAll
  static void start() {
    post = Posts.start(data);
    agent = AgentCalls.of(post, "evil");
  }

  @AfterAll
  static void stop() {
    agent.close();
    post.close();
  }

  @Test
  void aBombIsNotUnpackedFurtherThanAllowed() throws Exception {
    var answer = agent.packed(new byte[100 << 20]);

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body())
        .isEqualTo(
            """
            {"place":"body","problem":"is more than 8388608 bytes unpacked",\
            "remedy":"send smaller batches"}\
            """);
  }

  @Test
  void halfAGzipIsRefusedAndNothingOfItKept() throws Exception {
    var whole = AgentCalls.gzip(line("evil", 1).getBytes(UTF_8));
    var half = java.util.Arrays.copyOf(whole, whole.length / 2);

    var answer =
        agent.send(
            agent
                .batch()
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(half)));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"problem\":\"is not whole gzip\"");
  }

  @Test
  void otherPackingIsRefused() throws Exception {
    var answer =
        agent.send(
            agent.batch().header("Content-Encoding", "br").POST(BodyPublishers.ofString("x")));

    assertThat(answer.statusCode()).isEqualTo(415);
  }

  @Test
  void aBatchOfTooManyLinesIsRefused() throws Exception {
    var answer = agent.observations("{}\n".repeat(5001).getBytes(UTF_8));

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("has more than 5000 lines");
  }

  @Test
  void aSpoolMustBeNamed() throws Exception {
    var answer =
        agent.send(agent.request("observations").POST(BodyPublishers.ofString(line("evil", 1))));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"place\":\"header Fengsui-Spool\"");
  }

  @Test
  void aSpoolFullOfGapsIsRefusedBeforeItCosts() throws Exception {
    try (var gappy = AgentCalls.of(post, "gappy")) {
      var odd =
          LongStream.range(0, 2500)
              .mapToObj(i -> line("gappy", 2 * i + 1))
              .collect(Collectors.joining("\n"));

      var answer = gappy.packed(odd.getBytes(UTF_8));

      assertThat(answer.statusCode()).isEqualTo(409);
      assertThat(answer.body()).contains("would have over 2000 gaps");
    }
  }

  @Test
  void namesOfMarkupAndControlsAreKeptHarmless() throws Exception {
    var name = "<script>\u0000\u001b[31m\u202e</script>";
    var seen = Sightings.connect("evil", name, Sightings.NOON, Sightings.REFUSED);

    var answer = agent.observations(Json.write(900_001, seen));

    assertThat(answer.body()).contains("\"acknowledged\":[[900001,900001]]", "\"rejected\":[]");
    assertThat(
            post.part(JdbcClient.class)
                .sql("select target from observation where sequence = 900001")
                .query(String.class)
                .single())
        .isEqualTo("<script>\\u0000\\u001b[31m\\u202e</script>");
  }

  @Test
  void anIdTooLongForAnIndexAndATimeOfAnotherAgeArePutAside() throws Exception {
    var endless = Sightings.connect("evil", "x".repeat(5000), Sightings.NOON, Sightings.REFUSED);
    var ancient =
        Sightings.connect(
            "evil", "x", java.time.Instant.parse("-9999-01-01T00:00:00Z"), Sightings.REFUSED);

    var answer = agent.observations(Json.write(800_001, endless), Json.write(800_002, ancient));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("\"acknowledged\":[[800001,800002]]")
        .contains("has over 200 characters")
        .contains("field at");
  }

  @Test
  void whateverIsSentTheAnswerIsInOrder() throws Exception {
    var random = new Random(7);
    for (var i = 0; i < 300; i++) {
      var body = spoilt(random, i);

      var answer = agent.observations(body);

      assertThat(answer.statusCode()).as(new String(body, UTF_8)).isEqualTo(200);
      assertThat(answer.body()).startsWith("{\"now\":\"20");
    }
  }

  private static byte[] spoilt(Random random, int i) {
    var bytes = (line("evil", 1000 + 2L * i) + "\n" + line("evil", 1001 + 2L * i)).getBytes(UTF_8);
    for (var n = random.nextInt(4); n >= 0; n--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }
}

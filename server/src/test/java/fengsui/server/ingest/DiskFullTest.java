package fengsui.server.ingest;

import static fengsui.server.ingest.Sightings.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fengsui.server.Bounded;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A post whose disk fills up, on a real small disk.
class DiskFullTest {

  private static final int MEGABYTES = 640;
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir Path data;

  @Test
  @Timeout(120)
  void refusesWhatItHasNoRoomForAndGoesOnByItselfWhenThereIsRoom() throws Exception {
    requireMounts();
    try (var post = PostChild.onDisk(MEGABYTES, data);
        var agent = new AgentCalls(post.url, post.token)) {
      assertThat(send(agent, 1).statusCode()).isEqualTo(200);

      fill(post.folder(), 150L << 20);
      Bounded.await("a refusal", SOON, () -> send(agent, 2).statusCode() != 200);
      refused(send(agent, 3));
      assertThat(health(post).statusCode()).isEqualTo(503);
      assertThat(health(post).body()).contains("\"status\":\"DOWN\"");
      assertThat(agent.plan().statusCode()).as("the plan is answered on").isEqualTo(200);

      fill(post.folder(), 0);
      post.killDatabase();
      Bounded.await("a word that it is later", SOON, () -> send(agent, 3).statusCode() == 503);

      empty(post.folder());
      Bounded.await("room", Duration.ofSeconds(60), () -> send(agent, 4).statusCode() == 200);
      Bounded.await("health", SOON, () -> health(post).statusCode() == 200);
      assertThat(post.ask("select count(*) from observation where sequence / 1000 in (1, 4)"))
          .as("all that was acknowledged, once")
          .isEqualTo(200);
      assertThat(post.ask("select count(*) from observation where sequence / 1000 = 3"))
          .as("nothing that was refused")
          .isZero();
    }
  }

  private static void refused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
    assertThat(answer.body())
        .isEqualTo(
            """
            {"place":"post","problem":"has no room on its disk",\
            "remedy":"send the same batch again"}\
            """);
  }

  /// Sends 100 observations, numbered from thousand `round`.
  private static HttpResponse<String> send(AgentCalls agent, int round) throws Exception {
    return agent.observations(
        IntStream.range(0, 100).mapToObj(i -> line("a", round * 1000L + i)).toArray(String[]::new));
  }

  private static HttpResponse<String> health(PostChild post) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(post.url.resolve("/actuator/health")).build();
      return client.send(request, BodyHandlers.ofString());
    }
  }

  /// Leaves `left` bytes of the disk.
  private static void fill(Path disk, long left) throws IOException {
    var block = new byte[1 << 16];
    try (var out = Files.newOutputStream(disk.resolve("ballast" + left))) {
      while (left == 0 || Files.getFileStore(disk).getUsableSpace() > left) {
        out.write(block);
      }
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("No space left");
    }
  }

  private static void empty(Path disk) throws IOException {
    try (var files = Files.list(disk)) {
      for (var file :
          files.filter(it -> it.getFileName().toString().startsWith("ballast")).toList()) {
        Files.delete(file);
      }
    }
  }

  private void requireMounts() throws Exception {
    var trial = new ArrayList<>(PostChild.smallDisk(1, data));
    trial.add("true");
    var can = new ProcessBuilder(trial).start().waitFor() == 0;
    assertThat(can || !"true".equals(System.getenv("CI"))).as("CI must be able to mount").isTrue();
    assumeTrue(can, "skipped: a small disk cannot be mounted here (needs root)");
  }
}

package fengsui.server.config;

import static fengsui.server.Calls.json;
import static org.assertj.core.api.Assertions.assertThat;

import fengsui.server.Calls;
import fengsui.server.CommandPost;
import fengsui.server.Posts;
import fengsui.server.access.Role;
import fengsui.server.catalogue.Catalogue;
import fengsui.server.notify.Channels;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadingTest {

  private static final String GOOD =
      """
      targets:
        - {id: %s, url: "https://shop.example", side: overseas}
      channels:
        - {name: %s, kind: webhook, url: "http://127.0.0.1:9/hook"}
      """;

  @TempDir static Path folder;
  private static Path file;
  private static CommandPost post;
  private static Calls admin;

  @BeforeAll
  static void start() throws IOException {
    file = Files.writeString(folder.resolve("fengsui.yaml"), GOOD.formatted("first", "first"));
    var read = ConfigurationFile.read(file, new Overrides(0, "127.0.0.1", folder));
    var configuration =
        new Configuration(
            0,
            "127.0.0.1",
            folder,
            Posts.database(),
            null,
            null,
            List.of(),
            read.retention(),
            read.catalogue(),
            read.channels(),
            read.source(),
            read.probing());
    post = CommandPost.start(configuration, InstantSource.system());
    admin = Calls.as(Role.ADMIN, "admin", post);
  }

  @AfterAll
  static void stop() {
    admin.close();
    post.close();
  }

  @Test
  void aChangedFileIsInForceAtOnceWhenAskedFor() throws IOException {
    write(GOOD.formatted("asked", "asked"));

    var answer = admin.post("api/v1/configuration/reload", "");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(target("asked")).isTrue();
    assertThat(post.part(Channels.class).states())
        .extracting(Channels.State::name)
        .containsExactly("asked");
  }

  @Test
  void aChangedFileIsNoticed() throws IOException {
    write(GOOD.formatted("noticed", "noticed"));

    await(() -> target("noticed"));
  }

  @Test
  void aWrongFileLeavesTheOldOneInForceAndIsShown() throws Exception {
    write(GOOD.formatted("kept", "kept"));
    admin.post("api/v1/configuration/reload", "");
    write("targts: []\nport: x\n");

    var answer = admin.post("api/v1/configuration/reload", "");
    var shown = json(admin.get("api/v1/configuration"));

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(target("kept")).isTrue();
    assertThat(shown.get("problems").size()).isEqualTo(2);
    assertThat(shown.get("problems").get(0).get("line").asInt()).isEqualTo(1);
    assertThat(shown.get("problems").get(0).get("remedy").stringValue())
        .isEqualTo("did you mean targets?");
    assertThat(health()).contains("DEGRADED");

    write(GOOD.formatted("mended", "mended"));
    await(() -> target("mended"));
    assertThat(health()).contains("UP");
  }

  @Test
  void aModuleFileThatTheNewConfigurationNamesIsWatchedToo() throws Exception {
    var modules = Files.writeString(folder.resolve("modules.yml"), module("first_one"));
    write(GOOD.formatted("modules", "modules") + "probe: {modules: %s}\n".formatted(modules));
    await(() -> moduleInForce("first_one"));

    Files.writeString(modules, module("second_one"));

    await(() -> moduleInForce("second_one"));
    assertThat(moduleInForce("first_one")).isFalse();
  }

  private static String module(String name) {
    return "modules: {%s: {prober: tcp, timeout: 1s}}\n".formatted(name);
  }

  private static boolean moduleInForce(String name) {
    return !admin.get("probe?target=127.0.0.1:9&module=" + name).body().contains("nknown module");
  }

  @Test
  void aHangupReadsTheFileAgain() throws Exception {
    write(GOOD.formatted("hangup", "hangup"));

    new ProcessBuilder("kill", "-HUP", Long.toString(ProcessHandle.current().pid()))
        .start()
        .waitFor();

    await(() -> target("hangup"));
  }

  private static boolean target(String id) {
    return post.part(Catalogue.class).snapshot().targets().containsKey(id);
  }

  private static String health() throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(post.url().resolve("actuator/health")).build();
      var answer = client.send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      return answer.body();
    }
  }

  // In one step, as careful editors do: half a file is never read.
  private static void write(String text) throws IOException {
    var fresh = Files.writeString(folder.resolve("fresh"), text);
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void await(BooleanSupplier condition) {
    var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }
}

package fengsui.agent.failsafe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fengsui.agent.time.AgentClock;
import fengsui.client.failsafe.KeyText;
import fengsui.model.Observation;
import fengsui.model.Plan;
import fengsui.model.Vantage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class RotWatchTest {

  private static final Plan PLAN =
      new Plan(
          "bj-u-1",
          1,
          Vantage.HERE,
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          Duration.ofSeconds(1),
          Duration.ZERO,
          "");

  @TempDir private Path folder;

  private FailsafeSettings settings(String key) throws Exception {
    var file = Files.writeString(folder.resolve("pub"), key);
    return new FailsafeSettings(
        folder.resolve("missing"), List.of(file), null, FailsafeSettings.WEEKLY);
  }

  @Test
  void whatIsDueIsProvenAtOnceReportedAndRemembered() throws Exception {
    var reported = new LinkedBlockingQueue<List<Observation>>();
    var logged = new LinkedBlockingQueue<String>();
    Files.writeString(folder.resolve("failsafe.proved"), "1\n");
    var settings = settings(KeyText.write(KeyText.generate().getPublic()));

    try (var watch =
        RotWatch.start(
            settings, folder, AgentClock.system(), () -> PLAN, reported::add, logged::add)) {
      assertThat(watch).isNotNull();
      var seen = reported.poll(20, TimeUnit.SECONDS);

      assertThat(seen).hasSize(1);
      assertThat(seen.getFirst().target().id()).isEqualTo("failsafe/bundle");
      assertThat(seen.getFirst().outcome().code())
          .isEqualTo("unknown_failure: no failsafe bundle was accepted");
      assertThat(logged.poll(20, TimeUnit.SECONDS)).contains("missing");
      assertThat(logged.poll(20, TimeUnit.SECONDS))
          .isEqualTo("failsafe: proved, 1 of 1 things wrong");
    }
  }

  @Test
  void aKeyThatIsNoneIsToldBeforeAnythingStarts() throws Exception {
    var settings = settings("no key");

    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            RotWatch.start(settings, folder, AgentClock.system(), () -> PLAN, _ -> {}, _ -> {}))
        .withMessageContaining("failsafe: cannot be used: ")
        .withMessageContaining("holds no usable Ed25519 key");
  }
}

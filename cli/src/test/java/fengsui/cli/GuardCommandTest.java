package fengsui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.lab.drill.subsidy.Afternoons;
import fengsui.lab.till.Day;
import fengsui.lab.till.Tills;
import fengsui.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class GuardCommandTest {

  private static final String WRONG =
      """
      id: C-66
      kind: campaign
      author: subsidies
      at: 2025-01-16T14:30:00+08:00
      fields: {type: percent, label: 政府补贴, value: "0.20"}
      intent:
        purpose: old for new
        scenes: [appliance]
        maxPerPayment: "500.00"
        from: 2025-01-16T14:40:00+08:00
        to: 2025-01-16T18:00:00+08:00
      """;

  @TempDir private Path folder;
  private Path change = Path.of("");
  private Path history = Path.of("");

  @BeforeEach
  void writeFiles() throws IOException {
    change = Files.writeString(folder.resolve("change.yaml"), WRONG);
    var noon = Instant.parse("2025-01-15T04:00:00Z");
    var tills = new Tills(1, "h", noon, new Day(20, List.of()), Afternoons.usualOffers());
    var lines = new ArrayList<String>();
    for (int i = 0; i < 20_000; i++) {
      lines.add(Json.write(tills.next()));
    }
    history = Files.write(folder.resolve("history.ndjson"), lines);
  }

  @Test
  void theWrongSubsidyIsBlockedWithItsReasonsAndItsMoney() {
    var run =
        Run.of("guard", "check", change.toString(), "--history", history.toString(), "--json");

    assertThat(run.code()).isEqualTo(1);
    var said = JsonMapper.shared().readTree(run.out());
    assertThat(said.path("decision").asString()).isEqualTo("block");
    assertThat(said.path("reasons").findValuesAsString("rule"))
        .contains("forbidden-scene", "label-elsewhere", "over-cap");
    assertThat(said.path("predicted").path("outsideIntent").asInt()).isGreaterThan(15_000);
    assertThat(said.path("predicted").path("perMinute").path("p95").asString())
        .matches("[0-9]+\\.[0-9]{2}");
    assertThat(said.path("approval").path("level").asInt()).isGreaterThanOrEqualTo(3);
  }

  @Test
  void theWordsAreForAFinancePerson() {
    var run = Run.of("guard", "check", change.toString(), "--history", history.toString());

    assertThat(run.out().lines().findFirst()).contains("block");
    assertThat(run.out())
        .contains("forbidden-scene: it is meant for appliance but set to all scenes")
        .contains("a minute and")
        .contains("approval level");
  }

  @Test
  void everyDecisionIsInALogThatTellsIfItWasChanged() throws IOException {
    var key = folder.resolve("key");
    assertThat(Run.of("failsafe", "key", "--out", key.toString()).code()).isZero();
    var log = folder.resolve("guard.log");
    for (int i = 0; i < 3; i++) {
      Run.of(
          "guard",
          "check",
          change.toString(),
          "--log",
          log.toString(),
          "--log-key",
          key.toString());
    }

    assertThat(verify(log, key).out()).startsWith("fine: 3 entries, root ");
    var lines = Files.readAllLines(log);
    var anchor =
        Files.writeString(
            folder.resolve("anchor"),
            JsonMapper.shared().readTree(lines.getLast()).path("checkpoint").asString());

    Files.write(log, lines.subList(0, 4));
    assertThat(verify(log, key).out()).startsWith("fine: 2 entries, root ");
    assertThat(verify(log, key, "--anchor", anchor.toString()).out())
        .isEqualToIgnoringNewLines(
            log + ": has 2 entries, and had 3 when the anchor was made: its end was cut off");

    Files.writeString(log, String.join("\n", lines).replaceFirst("block", "allow") + "\n");
    var edited = verify(log, key);
    assertThat(edited.code()).isEqualTo(1);
    assertThat(edited.out())
        .isEqualToIgnoringNewLines(
            log + ": line 2: has another root than the entries before it: one was changed");
  }

  private static Run verify(Path log, Path key, String... more) {
    var all = new ArrayList<>(List.of("guard", "log", "verify", log.toString()));
    all.addAll(List.of("--key", key + ".pub"));
    all.addAll(List.of(more));
    return Run.of(all.toArray(String[]::new));
  }

  @Test
  void policiesAreCheckedWhenTheyAreReadAndSpeakWhenTheyAreTrue() throws IOException {
    var policies = folder.resolve("policies.yaml");
    Files.writeString(
        policies,
        """
        id: subsidies
        when: label == '政府补贴' && cap == 0.0
        decision: block
        why: no cap
        """);

    var run = Run.of("guard", "check", change.toString(), "--policy", policies.toString());
    assertThat(run.out()).contains("block   subsidies: no cap");

    Files.writeString(policies, "id: p\nwhen: label > 1\ndecision: review\nwhy: x\n");
    var wrong = Run.of("guard", "check", change.toString(), "--policy", policies.toString());
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err())
        .startsWith(policies + ": policy p: column ")
        .endsWith("correct the policy\n");
  }

  @Test
  void twoChangesInAFileAreRefused() throws IOException {
    Files.writeString(change, WRONG + "---\n" + WRONG);

    var run = Run.of("guard", "check", change.toString());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .isEqualToIgnoringNewLines(change + ": holds 2 changes; give one change in a file");
  }
}

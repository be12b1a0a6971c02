package fengsui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.model.FaultDomain;
import fengsui.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IsolateCommandTest {

  @TempDir private Path folder;

  /// One stage of one of our targets, from one of the carriers.
  private static String line(String carrier, String host, String outcome, String answer) {
    return """
    {"at":"2025-08-12T11:41:03.120Z","agent":"%1$s-1","vantage":{"carrier":"%1$s",\
    "province":"beijing","access":"fixed","side":"domestic"},"target":{"id":"%2$s",\
    "host":"%2$s","port":443,"side":"domestic","owner":"ours"},"stage":"resolve",\
    "outcome":"%3$s","ms":4.2,"peer":null,"evidence":{"resolver":"udp://198.18.3.53:53",\
    "answers":["%4$s"],"late":[],"floorMs":null,"control":null}}\
    """
        .formatted(carrier, host, outcome, answer);
  }

  private static String evening() {
    var hosts = List.of("a.example", "b.example", "c.example");
    var bad = hosts.stream().map(host -> line("unicom", host, "dns_bogon_error", "127.0.0.2"));
    var good =
        Stream.of("telecom", "mobile")
            .flatMap(who -> hosts.stream().map(host -> line(who, host, "ok", "198.18.0.7")));
    return Stream.concat(bad, good).collect(Collectors.joining("\n"));
  }

  @Test
  void oneCarriersWrongAnswersAreThatCarriers() throws IOException {
    var file = Files.writeString(folder.resolve("evening.ndjson"), evening());

    var run = Run.of("isolate", file.toString(), "--json");

    assertThat(run.code()).isEqualTo(1);
    var gravest = Json.readVerdict(run.lines().getFirst());
    assertThat(gravest.domain()).isEqualTo(FaultDomain.CARRIER);
    assertThat(gravest.where().carrier()).hasToString("unicom");
  }

  @Test
  void theSameIsReadFromStandardInputAndToldInWords() {
    var run = Run.fed(evening(), "isolate", "-");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).startsWith("This outage is the carrier's, unicom").contains("because");
  }

  @Test
  void nothingFailedIsFine() {
    var run = Run.fed(line("unicom", "a.example", "ok", "198.18.0.7"), "isolate", "-", "--json");

    assertThat(run.code()).isZero();
    assertThat(Json.readVerdict(run.lines().getFirst()).domain()).isEqualTo(FaultDomain.NONE);
  }

  @Test
  void changesMayStandBeside() throws IOException {
    var changes =
        Files.writeString(
            folder.resolve("changes.yaml"),
            "id: C-1\nkind: deploy\nat: 2025-08-12T10:00:00Z\nfields: {host: z.example}\n");

    var run = Run.fed(evening(), "isolate", "-", "--changes", changes.toString(), "--json");

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void probeResultsAreObservationsToo() {
    var probed = Run.of("probe", "tcp://127.0.0.1:1", "--json", "--timeout=2");

    assertThat(Run.fed(probed.out(), "isolate", "-", "--json").lines()).isNotEmpty();
  }
}

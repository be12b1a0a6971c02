package fengsui.server.report.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fengsui.server.report.Night;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What somebody else's program (tshark) finds in the packets of a report.
class PacketsTest {

  private static final Path TSHARK = Path.of("/usr/bin/tshark");

  @TempDir Path folder;

  @Test
  void eachLookUpByUdpIsAQueryAndItsAnswersAndSaysThatItWasNotCaptured() throws Exception {
    var at = Night.SINCE.plusSeconds(3);
    var lines = dissected(new Packets(Night.report(List.of(Night.twice(at)))));

    assertThat(lines).hasSize(5);
    assertThat(lines.get(0))
        .startsWith("1754998803.000000000|192.0.0.8|202.106.196.115|0|shop.example|1||")
        .contains("re-encoded from the recorded answer, not captured", "并非抓包");
    assertThat(lines.get(1)).startsWith("1754998803.000000000").contains("|0|shop.example|28|");
    assertThat(lines.get(2))
        .startsWith("1754998803.004200000|202.106.196.115|192.0.0.8|1|shop.example")
        .contains("127.0.0.2", "edge.shop.example");
    assertThat(lines.get(3)).contains("2001:db8::2");
    assertThat(lines.get(4)).startsWith("1754998803.031500000").contains("198.18.10.80");
  }

  @Test
  void silenceIsAQueryWithoutAnswerAndWhatIsNotByUdpHasNoPacketAndIsCounted() throws Exception {
    var seen = new ArrayList<>(Night.seen(Night.SINCE, 1).subList(0, 4));
    seen.add(Night.silent(Night.SINCE.plusSeconds(9)));
    var packets = new Packets(Night.report(seen));

    var lines = dissected(packets);

    assertThat(lines).as("three answered look-ups by UDP, and one query").hasSize(7);
    assertThat(lines.getLast()).startsWith("1754998809").contains("|0|shop.example|1||");
    assertThat(packets.sentence(Speech.EN)).contains("Of 5 look-ups, 1 have no packet");
  }

  @Test
  void noPacketHasAWrongChecksumOrIsMalformed() throws Exception {
    var file = written(new Packets(Night.report(Night.seen(Night.SINCE, 15))));

    assertThat(
            tshark(
                "-r",
                file.toString(),
                "-o",
                "udp.check_checksum:TRUE",
                "-o",
                "ip.check_checksum:TRUE",
                "-Y",
                "udp.checksum.status != 1 || ip.checksum.status != 1 || _ws.malformed || !dns"))
        .isEmpty();
    assertThat(tshark("-r", file.toString(), "-Y", "dns")).hasSize(17 * 2 * 3 * 2);
  }

  private List<String> dissected(Packets packets) throws Exception {
    var fields =
        Stream.of(
                "frame.time_epoch",
                "ip.src",
                "ip.dst",
                "dns.flags.response",
                "dns.qry.name",
                "dns.qry.type",
                "dns.a",
                "dns.aaaa",
                "dns.cname",
                "frame.comment")
            .flatMap(it -> Stream.of("-e", it));
    var command = Stream.of("-r", written(packets).toString(), "-T", "fields", "-E", "separator=|");
    return tshark(Stream.concat(command, fields).toArray(String[]::new));
  }

  private Path written(Packets packets) throws IOException {
    return Files.write(folder.resolve("dns.pcapng"), packets.file());
  }

  /// Runs tshark; skips the test where there is none, which in CI is a failure.
  private List<String> tshark(String... arguments) throws Exception {
    var there = Files.isExecutable(TSHARK);
    if ("true".equals(System.getenv("CI"))) {
      assertThat(there).as("%s must be installed where CI runs", TSHARK).isTrue();
    }
    assumeTrue(there, () -> TSHARK + " is not installed: packets are read by nobody else");
    var command = new ArrayList<>(List.of(TSHARK.toString(), "-n"));
    command.addAll(List.of(arguments));
    var errors = folder.resolve("errors").toFile();
    var process = new ProcessBuilder(command).redirectError(errors).start();
    var lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(() -> read(errors.toPath())).isZero();
    return lines.lines().toList();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}

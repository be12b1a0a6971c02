package fengsui.packets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Another program's eyes on our bytes.
class TcpdumpAgreesTest {

  private static final int RAW_IP = 101;

  @Test
  void tcpdumpFindsEveryChecksumCorrect(@TempDir Path dir) throws Exception {
    var packets = new RandomPackets(42);
    var file = Files.createFile(dir.resolve("random.pcap"));
    Files.write(file, header());
    for (int i = 0; i < 300; i++) {
      append(file, packets.next().bytes());
    }

    var text = tcpdump(file);

    assertThat(text.lines().filter(l -> l.contains("(correct)") || l.contains("[udp sum ok]")))
        .hasSizeGreaterThan(100);
    assertThat(text).doesNotContain("incorrect", "bad udp", "bad cksum", "truncated");
  }

  private static String tcpdump(Path file) throws IOException, InterruptedException {
    Process process;
    try {
      process =
          new ProcessBuilder("tcpdump", "-n", "-vv", "-r", file.toString())
              .redirectErrorStream(true)
              .start();
    } catch (IOException absent) {
      assumeTrue(System.getenv("CI") != null, "tcpdump is not installed: " + absent.getMessage());
      throw absent;
    }
    var text = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    return text;
  }

  private static byte[] header() {
    return ByteBuffer.allocate(24)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(0xa1b2c3d4)
        .putShort((short) 2)
        .putShort((short) 4)
        .putInt(0)
        .putInt(0)
        .putInt(65535)
        .putInt(RAW_IP)
        .array();
  }

  private static void append(Path file, byte[] packet) throws IOException {
    var record =
        ByteBuffer.allocate(16 + packet.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(0)
            .putInt(0)
            .putInt(packet.length)
            .putInt(packet.length)
            .put(packet);
    Files.write(file, record.array(), java.nio.file.StandardOpenOption.APPEND);
  }
}

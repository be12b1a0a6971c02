package fengsui.lab.garrison;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class ReportSeenTest {

  private final Map<String, byte[]> files = new LinkedHashMap<>();

  ReportSeenTest() throws Exception {
    files.put("report-zh.pdf", "%PDF-1.7 zh".getBytes(UTF_8));
    files.put("report-en.pdf", "%PDF-1.7 en".getBytes(UTF_8));
    files.put("summary.csv", "standing\n".getBytes(UTF_8));
    files.put("minutes.csv", "minute\n".getBytes(UTF_8));
    files.put("measurements.csv", "udp://192.0.2.53:53,127.0.0.2\n".getBytes(UTF_8));
    files.put("dns.pcapng", HexFormat.of().parseHex("0a0d0d0a1c"));
    var sums = new StringBuilder();
    for (var each : files.entrySet()) {
      var hash = MessageDigest.getInstance("SHA-256").digest(each.getValue());
      sums.append(HexFormat.of().formatHex(hash)).append("  ").append(each.getKey()).append('\n');
    }
    files.put("SHA256SUMS", sums.toString().getBytes(UTF_8));
  }

  private List<String> problems(String... words) throws IOException {
    var archive = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(archive)) {
      for (var each : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(each.getKey()));
        zip.write(each.getValue());
      }
    }
    return ReportSeen.of("r-1", archive.toByteArray()).problems(List.of(words));
  }

  @Test
  void aCompleteOneIsComplete() throws IOException {
    assertThat(problems("udp://192.0.2.53:53", "127.0.0.2")).isEmpty();
  }

  @Test
  void aFileThatIsMissingIsNamed() throws IOException {
    files.remove("dns.pcapng");

    assertThat(problems()).containsExactly("report r-1 has no dns.pcapng");
  }

  @Test
  void aFileThatWasChangedIsNamed() throws IOException {
    files.put("report-en.pdf", "<html>".getBytes(UTF_8));

    assertThat(problems())
        .containsExactly(
            "report r-1: report-en.pdf is not what it is called",
            "report r-1: report-en.pdf is not in SHA256SUMS as it is");
  }

  @Test
  void whatItDoesNotTellOfIsNamed() throws IOException {
    assertThat(problems("tls://dns.example"))
        .containsExactly("report r-1 does not tell of tls://dns.example");
  }
}

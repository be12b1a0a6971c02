package fengsui.server.report.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import fengsui.server.report.facts.FaultReport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// All files of a report in one archive, with their hashes as `sha256sum -c` takes them. The same
/// report gives the same bytes.
public final class Bundle {

  /// The names of the files, those for people first.
  public static final List<String> NAMES =
      List.of(
          "report-zh.pdf",
          "report-en.pdf",
          "summary.csv",
          "minutes.csv",
          "measurements.csv",
          "dns.pcapng",
          "SHA256SUMS");

  private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

  private Bundle() {}

  public static byte[] of(FaultReport report) {
    var files = new LinkedHashMap<String, byte[]>();
    files.put("summary.csv", Tables.summary(report));
    files.put("minutes.csv", Tables.minutes(report));
    files.put("measurements.csv", Tables.measurements(report));
    files.put("dns.pcapng", new Packets(report).file());
    var hashes = hashes(files);
    for (var speech : Speech.values()) {
      var name = "report-" + speech.code() + ".pdf";
      files.put(name, ReportPdf.of(report, speech, hashes));
    }
    files.put("SHA256SUMS", sums(hashes(files)));
    return zip(files);
  }

  /// Returns one of its files; empty if it has none of that name.
  public static Optional<byte[]> find(byte[] bundle, String name) {
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bundle))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(name)) {
          return Optional.of(zip.readAllBytes());
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The hash of `bytes` in lower-case hex.
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static Map<String, String> hashes(Map<String, byte[]> files) {
    var hashes = new LinkedHashMap<String, String>();
    files.forEach((name, bytes) -> hashes.put(name, sha256(bytes)));
    return hashes;
  }

  private static byte[] sums(Map<String, String> hashes) {
    var text = new StringBuilder();
    hashes.forEach((name, hash) -> text.append(hash).append("  ").append(name).append('\n'));
    return text.toString().getBytes(UTF_8);
  }

  private static byte[] zip(Map<String, byte[]> files) {
    try (var out = new ByteArrayOutputStream()) {
      try (var zip = new ZipOutputStream(out, UTF_8)) {
        for (var file : files.entrySet()) {
          var entry = new ZipEntry(file.getKey());
          entry.setTimeLocal(EPOCH);
          zip.putNextEntry(entry);
          zip.write(file.getValue());
          zip.closeEntry();
        }
      }
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package fengsui.lab.garrison;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;

/// A fault report's files, as the post's API hands them out.
public record ReportSeen(String id, Map<String, byte[]> files) {

  private static final String SUMS = "SHA256SUMS";
  private static final String MEASUREMENTS = "measurements.csv";

  /// What each file of a complete one begins with, in hex.
  private static final Map<String, String> BEGINNINGS =
      Map.of(
          "report-zh.pdf",
          "25504446",
          "report-en.pdf",
          "25504446",
          "summary.csv",
          "",
          "minutes.csv",
          "",
          MEASUREMENTS,
          "",
          "dns.pcapng",
          "0a0d0d0a",
          SUMS,
          "");

  public ReportSeen {
    files = Map.copyOf(files);
  }

  /// Reads an archive of them.
  static ReportSeen of(String id, byte[] archive) throws IOException {
    var files = new TreeMap<String, byte[]>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    }
    return new ReportSeen(id, files);
  }

  /// Says what is wrong with it: files that are missing or not what they are called, hashes that
  /// are not theirs, words that its measurements lack.
  public List<String> problems(Collection<String> words) {
    var problems = new ArrayList<String>();
    for (var each : new TreeMap<>(BEGINNINGS).entrySet()) {
      var file = files.get(each.getKey());
      if (file == null || file.length == 0) {
        problems.add("report %s has no %s".formatted(id, each.getKey()));
      } else if (!HexFormat.of().formatHex(file).startsWith(each.getValue())) {
        problems.add("report %s: %s is not what it is called".formatted(id, each.getKey()));
      }
    }
    var sums = text(SUMS).lines().toList();
    files.forEach((name, bytes) -> {
      if (!name.equals(SUMS) && !sums.contains(sha256(bytes) + "  " + name)) {
        problems.add("report %s: %s is not in %s as it is".formatted(id, name, SUMS));
      }
    });
    words.stream()
        .filter(word -> !text(MEASUREMENTS).contains(word))
        .forEach(word -> problems.add("report %s does not tell of %s".formatted(id, word)));
    return problems;
  }

  private String text(String name) {
    return new String(files.getOrDefault(name, new byte[0]), UTF_8);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}

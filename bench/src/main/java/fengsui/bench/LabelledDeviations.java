package fengsui.bench;

import fengsui.localize.Failures;
import fengsui.localize.Leaves;
import fengsui.wire.Rows;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/// Deviations with the causes that people named, or that were injected.
final class LabelledDeviations {

  private static final List<String> MEASURES = List.of("value", "cnt", "min");

  private LabelledDeviations() {}

  /// One deviation: causes are written `a=a1&b=b2`, attributes in their order.
  record Case(String name, Leaves leaves, Set<String> causes) {}

  /// Reads real incidents of a live-streaming network: stalling viewers among all viewers.
  ///
  /// @throws BenchException if they are not here
  static List<Case> incidents() throws IOException {
    var cases = new ArrayList<Case>();
    try (var zip = new ZipFile(file("rs_odd.zip").toFile())) {
      for (var label : labels()) {
        var entry = zip.getEntry("RS/" + label.get("data") + ".csv");
        if (entry != null) {
          var text = text(zip.getInputStream(entry));
          var leaves = failures(text, Double.parseDouble(label.getOrDefault("timestamp", "")));
          var cause = label.getOrDefault("cause", "").replaceAll("[{}' ]", "").replace(':', '=');
          cases.add(new Case(entry.getName(), leaves, Set.of(sorted(cause, ","))));
        }
      }
    }
    return cases;
  }

  /// Reads Squeeze's set B0: sums beside a forecast, with injected causes.
  ///
  /// @throws BenchException if they are not here
  static List<Case> injected() throws IOException {
    var cases = new ArrayList<Case>();
    try (var zip = new ZipFile(file("squeeze_B0_subset.zip").toFile())) {
      var infos = zip.stream().filter(each -> each.getName().endsWith("injection_info.csv"));
      for (var info : infos.toList()) {
        var folder = info.getName().substring(0, info.getName().lastIndexOf('/') + 1);
        try (var in = zip.getInputStream(info)) {
          for (var row : rows(in, List.of("timestamp", "set"))) {
            var entry = zip.getEntry(folder + row.getFirst() + ".csv");
            if (entry != null) {
              var causes = Arrays.stream(row.get(1).split(";", -1)).map(it -> sorted(it, "&"));
              cases.add(
                  new Case(
                      entry.getName(),
                      sums(zip.getInputStream(entry)),
                      causes.collect(Collectors.toSet())));
            }
          }
        }
      }
    }
    return cases;
  }

  private static Leaves failures(String text, double at) throws IOException {
    var header = text.lines().findFirst().orElse("").strip();
    var attributes =
        Arrays.stream(header.split(",", -1)).filter(it -> !MEASURES.contains(it)).toList();
    var columns = Stream.concat(attributes.stream(), MEASURES.stream()).toList();
    var failures = Failures.of(attributes);
    var first = attributes.size();
    for (var row : rows(stream(text), columns)) {
      var values = row.subList(0, first);
      var bad = Double.parseDouble(row.get(first));
      var all = Double.parseDouble(row.get(first + 1));
      var time = Double.parseDouble(row.get(first + 2));
      if (time == at) {
        failures.now(values, bad, all);
      } else if (time < at) {
        failures.before(values, bad, all);
      }
    }
    return failures.leaves();
  }

  private static Leaves sums(InputStream in) throws IOException {
    var leaves = Leaves.with(List.of("a", "b", "c", "d"));
    try (in) {
      for (var row : rows(in, List.of("a", "b", "c", "d", "real", "predict"))) {
        leaves.add(
            row.subList(0, 4), Double.parseDouble(row.get(4)), Double.parseDouble(row.get(5)));
      }
    }
    return leaves.build();
  }

  private static List<List<String>> rows(InputStream in, List<String> columns) throws IOException {
    var rows = new ArrayList<List<String>>();
    Rows.each(in, columns, row -> rows.add(row.cells()));
    return rows;
  }

  /// Reads the labels: three lines each, `data`, `timestamp` and `cause`.
  private static List<Map<String, String>> labels() throws IOException {
    var labels = new ArrayList<Map<String, String>>();
    for (var line : Files.readAllLines(file("anomaly.yaml"))) {
      var pair = line.replaceFirst("^- ", "").strip().split(": ", 2);
      if (line.startsWith("- ")) {
        labels.add(new TreeMap<>());
      }
      if (pair.length == 2 && !labels.isEmpty()) {
        labels.getLast().put(pair[0], pair[1]);
      }
    }
    return labels;
  }

  private static String sorted(String cause, String between) {
    return Arrays.stream(cause.split(between, -1)).sorted().collect(Collectors.joining("&"));
  }

  private static String text(InputStream in) throws IOException {
    try (in) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /// The data are not ours to ship: they lie beside the project, or where FENGSUI_LOCALIZATION
  /// says.
  private static Path file(String name) {
    var named = System.getenv("FENGSUI_LOCALIZATION");
    var places =
        named == null
            ? Stream.of("../shared", "../../shared", "../../../shared")
                .map(it -> it + "/data/localization")
            : Stream.of(named);
    return places
        .map(folder -> Path.of(folder, name))
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(() ->
            new BenchException(
                "the labelled deviations are not here: " + name,
                "name their folder in FENGSUI_LOCALIZATION (docs/localization.md)"));
  }
}

package fengsui.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/// A measure of a real service on its grid, with the points that people called abnormal.
final class LabelledSeries {

  private static final Pattern INTERVAL = Pattern.compile("\"intervals\":\\s*([0-9]+)");

  /// NumPy's version 1 files: ten bytes, the last two of which tell how long the rest of the header
  /// is, then little-endian float64.
  private static final int MAGIC = 10;

  private static final int LARGEST = 64 << 20;

  private final int step;
  private final double[] values;
  private final boolean[] abnormal;

  /// Returns a series with `step` seconds between its points.
  LabelledSeries(int step, double[] values, boolean[] abnormal) {
    if (values.length != abnormal.length) {
      throw new BenchException("points and labels differ in number", "fetch the file again");
    }
    this.step = step;
    this.values = values;
    this.abnormal = abnormal;
  }

  /// Seconds between points.
  int step() {
    return step;
  }

  int size() {
    return values.length;
  }

  double value(int at) {
    return values[at];
  }

  /// Whether people called the point abnormal.
  boolean abnormal(int at) {
    return abnormal[at];
  }

  /// Reads the KPIs of AIOps 2018, in the order of their names.
  ///
  /// @throws BenchException if they are not here
  static List<LabelledSeries> aiops() throws IOException {
    try (var zip = new ZipFile(file("aiops2018_train.zip").toFile())) {
      var folders =
          zip.stream()
              .map(entry -> entry.getName())
              .filter(name -> name.endsWith("/info.json"))
              .map(name -> name.substring(0, name.lastIndexOf('/') + 1))
              .collect(Collectors.toCollection(TreeSet::new));
      var all = new ArrayList<LabelledSeries>();
      for (var folder : folders) {
        all.add(aiops(zip, folder));
      }
      return all;
    }
  }

  private static LabelledSeries aiops(ZipFile zip, String folder) throws IOException {
    var info = new String(bytes(zip, folder + "info.json"), StandardCharsets.UTF_8);
    var interval = INTERVAL.matcher(info);
    if (!interval.find()) {
      throw new BenchException(folder + "info.json has no intervals", "fetch the file again");
    }
    var labels = numbers(bytes(zip, folder + "train_label.npy"));
    var abnormal = new boolean[labels.length];
    for (var i = 0; i < labels.length; i++) {
      abnormal[i] = labels[i] != 0;
    }
    var values = numbers(bytes(zip, folder + "train.npy"));
    return new LabelledSeries(Integer.parseInt(interval.group(1)), values, abnormal);
  }

  private static byte[] bytes(ZipFile zip, String name) throws IOException {
    var entry = zip.getEntry(name);
    if (entry == null) {
      throw new BenchException(name + " is not in the file", "fetch the file again");
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return in.readNBytes(LARGEST);
    }
  }

  private static double[] numbers(byte[] npy) {
    var buffer = ByteBuffer.wrap(npy).order(ByteOrder.LITTLE_ENDIAN);
    var start = MAGIC + Short.toUnsignedInt(buffer.getShort(MAGIC - 2));
    var numbers = new double[(npy.length - start) / Double.BYTES];
    buffer.position(start).slice().order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(numbers);
    return numbers;
  }

  /// The data are not ours to ship: they lie beside the project, or where FENGSUI_KPI says.
  private static Path file(String name) {
    var named = System.getenv("FENGSUI_KPI");
    var places =
        named == null
            ? Stream.of("../shared", "../../shared", "../../../shared").map(it -> it + "/data/kpi")
            : Stream.of(named);
    return places
        .map(folder -> Path.of(folder, name))
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(() ->
            new BenchException(
                "the labelled series are not here: " + name,
                "name their folder in FENGSUI_KPI (docs/series.md)"));
  }
}

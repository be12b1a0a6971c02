package fengsui.server.blackbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// One line of metrics.
record Exported(String name, Map<String, String> labels, double value) {

  private static final Pattern LINE = Pattern.compile("(\\w+)(?:\\{(.*)})? (\\S+)");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

  static List<Exported> read(String text) {
    var all = new ArrayList<Exported>();
    for (var line : text.lines().filter(it -> !it.startsWith("#")).toList()) {
      var matcher = LINE.matcher(line);
      if (!matcher.matches()) {
        throw new IllegalArgumentException("no metric: " + line);
      }
      var labels = new HashMap<String, String>();
      if (matcher.group(2) != null) {
        LABEL
            .matcher(matcher.group(2))
            .results()
            .forEach(it -> labels.put(it.group(1), it.group(2)));
      }
      all.add(new Exported(matcher.group(1), labels, Double.parseDouble(matcher.group(3))));
    }
    return all;
  }

  /// Whether `other` is the same series, or says more of it.
  boolean isToldBy(Exported other) {
    return name.equals(other.name) && other.labels.entrySet().containsAll(labels.entrySet());
  }
}

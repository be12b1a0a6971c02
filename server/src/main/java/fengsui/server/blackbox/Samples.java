package fengsui.server.blackbox;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// The metrics of one probe, in the text form that Prometheus reads. All are gauges.
final class Samples {

  private record Metric(String help, SequencedMap<String, Double> values) {}

  private final SequencedMap<String, Metric> metrics = new LinkedHashMap<>();

  /// Sets a metric without labels.
  void set(String name, String help, double value) {
    put(name, help, "", value);
  }

  /// Sets a metric with one label.
  void set(String name, String help, String label, String text, double value) {
    set(name, help, Map.of(label, text), value);
  }

  void set(String name, String help, Map<String, String> labels, double value) {
    var text = new StringBuilder();
    labels.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(label ->
            text.append(text.isEmpty() ? "{" : ",")
                .append(label.getKey())
                .append("=\"")
                .append(escaped(label.getValue()))
                .append('"'));
    put(name, help, text.append('}').toString(), value);
  }

  private void put(String name, String help, String labels, double value) {
    metrics
        .computeIfAbsent(name, _ -> new Metric(help, new LinkedHashMap<>()))
        .values()
        .put(labels, value);
  }

  /// Adds to a metric with one label that was set before.
  void add(String name, String label, String text, double more) {
    var metric = metrics.get(name);
    if (metric != null) {
      metric.values().merge("{" + label + "=\"" + text + "\"}", more, Double::sum);
    }
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    metrics.forEach((name, metric) -> {
      text.append("# HELP ").append(name).append(' ').append(metric.help()).append('\n');
      text.append("# TYPE ").append(name).append(" gauge\n");
      metric
          .values()
          .forEach((labels, value) ->
              text.append(name).append(labels).append(' ').append(number(value)).append('\n'));
    });
    return text.toString();
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}

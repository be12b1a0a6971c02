package fengsui.bench;

import fengsui.wire.Json;
import fengsui.wire.ObservationReader;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import tools.jackson.databind.json.JsonMapper;

/// Observations read from lines, beside Jackson's plain tree of the same lines, which neither
/// checks nor understands what it holds. By CPU time of one thread, so that others on the machine
/// matter little.
final class LineBench implements Bench {

  private static final int AGENTS = 20;
  private static final int TARGETS = 250;
  private static final int WARM_UP = 15;
  private static final int MEASURED = 15;

  @Override
  public String name() {
    return "lines";
  }

  @Override
  public String summary() {
    return "observations read from lines, beside plain trees of Jackson";
  }

  @Override
  public void run(Consumer<Row> rows) {
    var lines = lines();
    var reader = new ObservationReader();
    var mapper = JsonMapper.builder().build();
    var ours = new Work(lines, line -> reader.read(line).sequence());
    var strict = new Work(lines, line -> Json.readSequenced(line).sequence());
    var plain = new Work(lines, line -> mapper.readTree(line).get("sequence").longValue());
    for (var i = 0; i < WARM_UP; i++) {
      ours.pass();
      strict.pass();
      plain.pass();
    }
    var theirs = plain.perCpuSecond();
    rows.accept(new Row("lines/CPU-second", ours.perCpuSecond(), "Jackson tree", theirs));
    rows.accept(new Row("any other lines", strict.perCpuSecond(), "Jackson tree", theirs));
  }

  private static List<String> lines() {
    var lines = new ArrayList<String>();
    var at = Instant.parse("2026-11-24T00:00:00.123456Z");
    for (var agent = 0; agent < AGENTS; agent++) {
      var traffic = new Traffic(agent, TARGETS);
      for (var i = 0; i < traffic.size(); i++) {
        var line = new StringBuilder();
        traffic.line(line, agent % 2 == 0, i, at.plusMillis(i), i + 1L);
        lines.add(line.substring(0, line.length() - 1));
      }
    }
    return lines;
  }

  private record Work(List<String> lines, ToLongFunction<String> reading) {

    private double perCpuSecond() {
      var began = cpuNanos();
      for (var i = 0; i < MEASURED; i++) {
        pass();
      }
      return MEASURED * 1e9 * lines.size() / (cpuNanos() - began);
    }

    /// Reads all lines, and sees that it did.
    private void pass() {
      var sum = 0L;
      for (var line : lines) {
        sum += reading.applyAsLong(line);
      }
      var size = lines.size() / AGENTS;
      if (sum != AGENTS * (size * (size + 1L) / 2)) {
        throw new BenchException("lines were read wrongly", "this is a fault: report it");
      }
    }

    private static long cpuNanos() {
      return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
  }
}

package fengsui.bench;

import fengsui.lab.drill.subsidy.Afternoons;
import fengsui.lab.till.Day;
import fengsui.lab.till.Tills;
import fengsui.model.Payment;
import fengsui.payments.Campaigns;
import fengsui.payments.SafetyNet;
import fengsui.wire.Json;
import fengsui.wire.Lines;
import fengsui.wire.PaymentReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// How many payments a second of one core goes through the payment safety net, beside DuckDB
/// computing the net's counts (payments and discounts by label, scene, region, channel and minute)
/// of the same file on one thread; and how soon a burst of a label is seen.
final class PaymentsBench implements Bench {

  private static final Instant MIDNIGHT = Instant.parse("2025-01-19T16:00:00Z");
  private static final int PAYMENTS = 1_000_000;
  private static final int ROUNDS = 3;
  private static final String DUCKDB = "DuckDB, one thread";

  private static final String COUNTS =
      """
      select date_trunc('minute', p."at"), p.scene, p.region, p.channel, d.label, count(*),
        sum(cast(d.amount as decimal(18, 2)))
      from (select unnest(discounts) as d, * from read_json('FILE', format = 'newline_delimited',
        columns = {'at': 'timestamptz', 'scene': 'varchar', 'region': 'varchar',
          'channel': 'varchar', 'discounts': 'struct(label varchar, campaign varchar, amount varchar)[]'})) p
      group by all
      """;

  @Override
  public String name() {
    return "payments";
  }

  @Override
  public String summary() {
    return "payments a second through the safety net, and how soon it sees a burst";
  }

  @Override
  public void run(Consumer<Row> rows) throws IOException {
    var history = sold(1, MIDNIGHT, PAYMENTS);
    var day = sold(2, MIDNIGHT.plusSeconds(86_400), PAYMENTS);
    var file = Files.createTempFile("fengsui-payments", ".ndjson");
    try {
      write(day, file);
      double duckdb = fastest(() -> duckdb(file));
      rows.accept(
          new Row("records, 1/CPU s", fastest(() -> records(history, day)), DUCKDB, duckdb));
      rows.accept(new Row("NDJSON, 1/CPU s", fastest(() -> bytes(history, file)), DUCKDB, duckdb));
    } finally {
      Files.delete(file);
    }
    new LabelBurst().run(rows);
  }

  private static List<Payment> sold(long seed, Instant from, int number) {
    var tills =
        new Tills(seed, "b" + seed + "-", from, new Day(25, List.of()), Afternoons.usualOffers());
    var all = new ArrayList<Payment>(number);
    for (int i = 0; i < number; i++) {
      all.add(tills.next());
    }
    return all;
  }

  private static void write(List<Payment> payments, Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (var payment : payments) {
        out.write(Json.write(payment));
        out.write('\n');
      }
    }
  }

  private interface Work {
    /// Returns the CPU seconds that the part to measure took.
    double seconds() throws IOException;
  }

  private static double fastest(Work work) throws IOException {
    double least = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      least = Math.min(least, work.seconds());
    }
    return PAYMENTS / least;
  }

  private static SafetyNet taught(List<Payment> history) {
    var net = new SafetyNet(Campaigns.of(Afternoons.usualCampaigns()));
    history.forEach(net::learn);
    return net;
  }

  private static double records(List<Payment> history, List<Payment> day) {
    var net = taught(history);
    double start = cpuSeconds();
    for (var payment : day) {
      net.take(payment, PaymentsBench::unexpected);
    }
    return cpuSeconds() - start;
  }

  private static double bytes(List<Payment> history, Path file) throws IOException {
    var net = taught(history);
    var reader = new PaymentReader();
    double start = cpuSeconds();
    try (var in = Files.newInputStream(file)) {
      Lines.each(in, reader::read, payment -> net.take(payment, PaymentsBench::unexpected));
    }
    return cpuSeconds() - start;
  }

  private static void unexpected(Object alarm) {
    throw new IllegalStateException("an alarm on quiet payments: " + alarm);
  }

  private static double duckdb(Path file) throws IOException {
    try (var duckdb = DriverManager.getConnection("jdbc:duckdb:");
        var statement = duckdb.createStatement()) {
      statement.execute("set threads = 1");
      long start = System.nanoTime();
      try (var counts = statement.executeQuery(COUNTS.replace("FILE", file.toString()))) {
        while (counts.next()) {
          counts.getLong(6);
        }
      }
      return (System.nanoTime() - start) / 1e9;
    } catch (SQLException e) {
      throw new IOException("DuckDB: " + e.getMessage(), e);
    }
  }

  /// Of this thread: what the collector does besides is not counted.
  private static double cpuSeconds() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
  }
}

package fengsui.bench;

import fengsui.bench.Bench.Row;
import fengsui.model.Alarm;
import fengsui.model.Payment;
import fengsui.model.Payment.Discount;
import fengsui.model.Payment.Status;
import fengsui.payments.Campaigns;
import fengsui.payments.SafetyNet;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.ZipInputStream;

/// LabelBurst: the baskets of a retail sample (SOURCES.md beside it) as payments at a steady pace,
/// one of their own labels suddenly on a share of them; beside a rule as people write it: the
/// label's share of a minute is above the largest that any minute of the history had.
final class LabelBurst {

  private static final Path SAMPLE =
      Path.of("../shared/data/retail/completejourney_transactions_sample_csv.zip");

  private static final double[] PACES = {10, 1_000, 100_000};
  private static final double[] SHARES = {1, 0.1, 0.01};
  private static final String LABEL = "coupon_match";
  private static final String RULE = "rule by the minute";
  private static final Instant START = Instant.parse("2025-01-16T00:00:00Z");
  private static final BigDecimal OFF = new BigDecimal("0.50");

  /// One basket.
  private record Basket(BigDecimal amount, Map<String, BigDecimal> off, String store, String who) {}

  void run(Consumer<Row> rows) throws IOException {
    if (!Files.exists(SAMPLE)) {
      System.err.println("LabelBurst is left out: there is no " + SAMPLE + " here");
      return;
    }
    var baskets = read();
    for (double pace : PACES) {
      for (double share : SHARES) {
        rows.accept(burst(baskets, pace, share));
      }
    }
  }

  private static Row burst(List<Basket> baskets, double pace, double share) {
    var net = new SafetyNet(Campaigns.of(List.of()));
    int taught = Math.max(baskets.size(), (int) (pace * 600));
    var rule = new Rule();
    for (int i = 0; i < taught; i++) {
      var payment = payment(baskets, i, at(i - taught, pace), false, "h");
      net.learn(payment);
      rule.learn(payment);
    }
    var random = new Random(1);
    var raised = new ArrayList<Alarm>();
    double ruled = Double.NaN;
    int quiet = (int) (pace * 30);
    var begin = at(quiet, pace);
    for (int i = 0; raised.isEmpty() || Double.isNaN(ruled); i++) {
      boolean burst = i >= quiet && random.nextDouble() < share;
      var payment = payment(baskets, i + 7_919, at(i, pace), burst, "d");
      if (raised.isEmpty()) {
        net.take(payment, raised::add);
      }
      if (Double.isNaN(ruled) && rule.take(payment)) {
        ruled = seconds(begin, payment.at());
      }
      if (i > quiet + pace * 900) {
        break;
      }
    }
    double ours = raised.isEmpty() ? Double.NaN : seconds(begin, raised.getFirst().raisedAt());
    var measure = String.format(Locale.ROOT, "burst %.0f/s, share %.2g, s to alarm", pace, share);
    return new Row(measure, ours, RULE, ruled);
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e9;
  }

  private static Instant at(long number, double pace) {
    return START.plusNanos((long) (number / pace * 1e9));
  }

  private static Payment payment(
      List<Basket> baskets, int number, Instant at, boolean burst, String prefix) {
    var basket = baskets.get(number % baskets.size());
    var discounts = new ArrayList<Discount>();
    basket
        .off()
        .forEach((label, off) -> {
          if (!burst || !label.equals(LABEL)) {
            discounts.add(new Discount(label, null, off));
          }
        });
    if (burst) {
      discounts.add(new Discount(LABEL, null, OFF));
    }
    var paid = basket.amount();
    var amount = discounts.stream().map(Discount::amount).reduce(paid, BigDecimal::add);
    return new Payment(
        prefix + number,
        at,
        "shop",
        amount,
        paid,
        "USD",
        discounts,
        null,
        basket.store(),
        null,
        basket.who(),
        Status.SUCCESS,
        null);
  }

  /// The rule beside it.
  private static final class Rule {

    private long minute = Long.MIN_VALUE;
    private int hits;
    private int all;
    private double most;

    void learn(Payment payment) {
      if (next(payment)) {
        most = Math.max(most, all == 0 ? 0 : (double) hits / all);
        hits = 0;
        all = 0;
      }
      count(payment);
    }

    boolean take(Payment payment) {
      boolean over = false;
      if (next(payment)) {
        over = all > 0 && (double) hits / all > most;
        hits = 0;
        all = 0;
      }
      count(payment);
      return over;
    }

    private boolean next(Payment payment) {
      long now = payment.at().getEpochSecond() / 60;
      boolean next = now != minute && minute != Long.MIN_VALUE;
      minute = now;
      return next;
    }

    private void count(Payment payment) {
      all++;
      hits += payment.discounts().stream().anyMatch(off -> off.label().equals(LABEL)) ? 1 : 0;
    }
  }

  private static List<Basket> read() throws IOException {
    try (var zip = new ZipInputStream(Files.newInputStream(SAMPLE))) {
      zip.getNextEntry();
      var lines = new BufferedReader(new InputStreamReader(zip, StandardCharsets.UTF_8));
      lines.readLine();
      var baskets = new LinkedHashMap<String, Basket>();
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        add(line.split(",", -1), baskets);
      }
      return List.copyOf(baskets.values());
    }
  }

  /// household, store, basket, product, quantity, sales, retail_disc, coupon_disc,
  /// coupon_match_disc
  private static void add(String[] cells, Map<String, Basket> baskets) {
    var basket =
        baskets.getOrDefault(
            cells[2], new Basket(BigDecimal.ZERO, new LinkedHashMap<>(), cells[1], cells[0]));
    var labels = List.of("retail", "coupon", LABEL);
    var off = new LinkedHashMap<>(basket.off());
    for (int i = 0; i < labels.size(); i++) {
      var money = new BigDecimal(cells[6 + i]).abs();
      if (money.signum() > 0) {
        off.merge(labels.get(i), money, BigDecimal::add);
      }
    }
    var amount = basket.amount().add(new BigDecimal(cells[5]));
    baskets.put(cells[2], new Basket(amount, off, cells[1], cells[0]));
  }
}

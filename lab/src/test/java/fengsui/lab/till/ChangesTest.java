package fengsui.lab.till;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.guard.Guard;
import fengsui.guard.Judgement;
import fengsui.guard.Reason;
import fengsui.lab.drill.subsidy.Afternoons;
import fengsui.model.Change;
import fengsui.model.Payment;
import fengsui.wire.Changes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The classics among harmful changes, and ordinary ones, against a day at the tills; the first
/// line of each file says what is expected.
class ChangesTest {

  private static final Instant MIDNIGHT = Instant.parse("2025-01-19T16:00:00Z");
  private static final List<Payment> HISTORY = new ArrayList<>();

  @BeforeAll
  static void aDayPasses() {
    HISTORY.addAll(day(1, MIDNIGHT, Afternoons.usualOffers()));
  }

  private static List<Payment> day(long seed, Instant from, List<Offer> offers) {
    var tills = new Tills(seed, "h", from, new Day(12, List.of()), offers);
    var end = from.plusSeconds(86_400);
    var all = new ArrayList<Payment>();
    for (var payment = tills.next(); payment.at().isBefore(end); payment = tills.next()) {
      all.add(payment);
    }
    return all;
  }

  private static String text(String name) {
    try (var in = Tills.class.getResourceAsStream("/fengsui/lab/changes/" + name + ".yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Change> changes(String name) {
    try (var in = Tills.class.getResourceAsStream("/fengsui/lab/changes/" + name + ".yaml")) {
      return Changes.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Judgement judge(Change change) {
    var guard = new Guard(change, changes("live"));
    HISTORY.forEach(guard::replay);
    return guard.judge();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alipay-2025",
        "pinduoduo-2019",
        "citi-2022",
        "zero-more",
        "wrong-template",
        "label-before",
        "knight-2012",
        "cloudflare-2025",
        "google-2025",
        "ordinary-meals",
        "ordinary-rides",
        "ordinary-new-label"
      })
  void eachIsDecidedAsItsFileExpects(String name) {
    var expected =
        text(name)
            .lines()
            .filter(line -> line.startsWith("# expect: "))
            .map(line -> line.substring("# expect: ".length()).split(" "))
            .findFirst()
            .orElseThrow();

    var judgement = judge(changes(name).getFirst());

    assertThat(judgement.decision().code()).as("%s", judgement.reasons()).isEqualTo(expected[0]);
    assertThat(judgement.reasons().stream().map(Reason::rule))
        .contains(List.of(expected).subList(1, expected.length).toArray(String[]::new));
  }

  /// What was predicted from one day is what then happens on the next, minute by minute.
  @ParameterizedTest
  @CsvSource({"ordinary-meals", "ordinary-rides", "alipay-2025"})
  void theMoneyPredictedIsTheMoneyThatGoes(String name) {
    var change = changes(name).getFirst();
    var predicted = judge(change).predicted().orElseThrow();
    var offers = new ArrayList<>(Afternoons.usualOffers());
    offers.add(always(change));

    var perMinute = new HashMap<Long, BigDecimal>();
    var intent = change.intent();
    var from = intent.from().toEpochMilli() / 60_000 % 1440;
    var to = intent.to().toEpochMilli() / 60_000 % 1440;
    for (var payment : day(2, MIDNIGHT.plusSeconds(86_400), offers)) {
      long minute = payment.at().toEpochMilli() / 60_000;
      perMinute.putIfAbsent(minute, BigDecimal.ZERO);
      if (payment.refund() || payment.status() == Payment.Status.FAILED) {
        continue;
      }
      for (var off : payment.discounts()) {
        if (change.id().equals(off.campaign())) {
          perMinute.merge(minute, off.amount(), BigDecimal::add);
        }
      }
    }
    var live =
        perMinute.entrySet().stream()
            .filter(each -> from >= to || within(each.getKey() % 1440, from, to))
            .map(Map.Entry::getValue)
            .sorted()
            .toList();
    assertNear(predicted.p50(), live.get((live.size() - 1) / 2));
    assertNear(predicted.p95(), live.get((int) Math.ceil(0.95 * live.size()) - 1));
  }

  private static boolean within(long minute, long from, long to) {
    return minute >= from && minute < to;
  }

  private static void assertNear(BigDecimal predicted, BigDecimal real) {
    assertThat(predicted.divide(real, 4, RoundingMode.HALF_UP).doubleValue())
        .as("%s predicted, %s came", predicted, real)
        .isBetween(0.95, 1.05);
  }

  private static Offer always(Change change) {
    return Offer.of(change).during(Instant.MIN, Instant.MAX);
  }
}

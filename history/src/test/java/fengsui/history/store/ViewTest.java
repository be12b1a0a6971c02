package fengsui.history.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fengsui.history.Pulse;
import fengsui.history.where.Where;
import fengsui.model.Payment;
import fengsui.model.Payment.Discount;
import fengsui.model.Payment.Status;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewTest {

  private static final Instant END = Instant.parse("2025-01-16T06:45:00Z");

  @TempDir private Path folder;

  private static Payment payment(String id, Instant at, String off, String... labels) {
    var discounts = new ArrayList<Discount>();
    for (var label : labels) {
      discounts.add(new Discount(label, null, new BigDecimal(off)));
    }
    var amount = new BigDecimal("100.00");
    var all = new BigDecimal(off).multiply(BigDecimal.valueOf(labels.length));
    return new Payment(
        id,
        at,
        "purchase",
        amount,
        amount.subtract(all),
        "CNY",
        discounts,
        null,
        null,
        null,
        null,
        Status.SUCCESS,
        null);
  }

  private static Instant before(long minutes) {
    return END.minus(Duration.ofMinutes(minutes));
  }

  @Test
  void staysAsItWasWhateverIsAddedAndSealed() {
    try (var store = Store.open(folder, 2)) {
      store.append(List.of(payment("1", before(3), "1", "A")));
      try (var view = store.view()) {
        store.append(List.of(payment("2", before(2), "1", "A"), payment("3", before(1), "1", "A")));
        store.append(List.of(payment("4", before(1), "1", "A")));

        assertThat(view.exposure(Where.everything()).whole().payments()).isEqualTo(1);
        assertThat(store.exposure(Where.everything()).whole().payments()).isEqualTo(4);
      }
    }
  }

  @Test
  void givesTheNewestByTimeButWholePaymentsOfWhichAPartIsLeftOut() {
    var left = Where.read("label = '政府补贴'");
    try (var store = Store.open(folder, 3)) {
      store.append(
          List.of(
              payment("5", before(1), "1"),
              payment("1", before(9), "1"),
              payment("4", before(2), "1", "A", "政府补贴"),
              payment("3", before(3), "1", "A", "B"),
              payment("2", before(4), "1")));
      var seen = new ArrayList<Payment>();
      try (var view = store.view()) {
        view.newest(4, List.of(left), seen::add);
      }

      assertThat(seen).extracting(Payment::id).containsExactly("2", "3", "5");
      assertThat(seen.get(1).discounts()).extracting(Discount::label).containsExactly("A", "B");
    }
  }

  @Test
  void tellsTheHourBesideTheSameHourOfTheDayBefore() {
    var all = new ArrayList<Payment>();
    for (int i = 0; i < 10; i++) {
      all.add(
          payment("y" + i, before(24 * 60 + 5), "5", i == 0 ? new String[] {"A"} : new String[0]));
    }
    all.add(payment("n1", before(5), "20", "A"));
    all.add(payment("n2", before(5), "10", "A", "政府补贴"));
    all.add(payment("n3", before(40), "7", "A"));
    all.add(payment("n4", before(5), "0"));
    try (var store = Store.open(folder, 5)) {
      store.append(all);
      Pulse pulse;
      try (var view = store.view()) {
        pulse = view.pulse(END.minusSeconds(3));
      }

      assertThat(pulse.end()).isEqualTo(END);
      assertThat(pulse.usualFrom()).isEqualTo(before(25 * 60));
      assertThat(pulse.minutes()).hasSize(60);
      assertThat(pulse.minutes().get(55))
          .isEqualTo(
              new Pulse.Minute(before(5), 3, 10, new BigDecimal("40.00"), new BigDecimal("5.00")));
      assertThat(pulse.payments()).isEqualTo(4);
      assertThat(pulse.rates()).extracting(Pulse.Rate::percent).containsExactly(-1, 5, 20);
      assertThat(pulse.rates().get(2).share()).isCloseTo(2 / 3.0, within(1e-9));
      assertThat(pulse.rates().get(0).usual()).isCloseTo(0.9, within(1e-9));
      assertThat(pulse.labels()).extracting(Pulse.Label::label).containsExactly("A", "政府补贴");
      assertThat(pulse.labels().get(0).share()).isCloseTo(2 / 3.0, within(1e-9));
      assertThat(pulse.labels().get(0).usual()).isCloseTo(0.1, within(1e-9));
      assertThat(pulse.labels().get(1).off()).isEqualByComparingTo("10");
    }
  }

  @Test
  void anEmptyStoreHasAPulseOfNothing() {
    try (var store = Store.open(folder);
        var view = store.view()) {
      var pulse = view.pulse(END);

      assertThat(pulse.usualFrom()).isNull();
      assertThat(pulse.payments()).isZero();
      assertThat(pulse.rates()).isEmpty();
      assertThat(pulse.labels()).isEmpty();
    }
  }
}

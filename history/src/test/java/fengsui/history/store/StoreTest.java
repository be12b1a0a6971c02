package fengsui.history.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fengsui.history.Exposure;
import fengsui.history.Sample;
import fengsui.history.Tally;
import fengsui.history.store.Store.Receipt;
import fengsui.history.where.Field;
import fengsui.history.where.Where;
import fengsui.model.Payment;
import fengsui.wire.WireException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreTest {

  private static final Crowd CROWD = new Crowd(6);

  @TempDir private Path folder;

  private static Exposure truth(List<Payment> payments, Where where) {
    var tally = new Tally(where);
    payments.forEach(tally::add);
    return tally.exposure();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "amount >= -1000000",
        "label = '政府补贴'",
        "label = 'it''s' and status = 'success' and amount >= 0",
        "label in ('A', '政府补贴') and discount > 10.5 or campaign is null",
        "not (merchant = 'm1' or region != 'r1')",
        "at >= '2025-01-16T06:40:00.5Z' and at < '2025-01-16T06:40:01.000001Z'",
        "scene = 'rent' and currency = 'JPY' and user is not null",
        "scene = 'nowhere'"
      })
  void answersAsIfEachPaymentWereCountedByItself(String text) {
    var where = Where.read(text);
    var all = CROWD.payments(0, 3_000);

    try (var store = Store.open(folder, 700)) {
      for (var from = 0; from < 3_000; from += 100) {
        store.append(all.subList(from, from + 100));
      }

      assertThat(store.exposure(where)).isEqualTo(truth(all, where));
      assertThat(Store.exposure(folder, where)).isEqualTo(truth(all, where));
    }
    assertThat(folder.resolve("000004.parquet")).exists();
    assertThat(folder.resolve("000005.seg")).exists();
  }

  @Test
  void randomConditionsAreAnsweredAlikeByRowsAndByPayments() {
    var random = new Random(7);
    var all = CROWD.payments(0, 500);
    try (var store = Store.open(folder, 200)) {
      all.forEach(payment -> store.append(List.of(payment)));

      for (var i = 0; i < 60; i++) {
        var where = Where.read(condition(random, 3));
        assertThat(store.exposure(where)).as("%s", where).isEqualTo(truth(all, where));
      }
    }
  }

  @Test
  void coveredPaymentsAreGivenBackAsTheyCame() {
    var where = Where.read("label = 'A' and status = 'success' or amount < 0");
    var tally = new Tally(where);
    var all = CROWD.payments(0, 1_000);
    try (var store = Store.open(folder, 400)) {
      all.forEach(payment -> store.append(List.of(payment)));
    }

    var listed = new ArrayList<Payment>();
    Store.exposure(folder, where, listed::add);

    assertThat(listed)
        .usingRecursiveComparison()
        .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
        .withComparatorForType(Comparator.comparing(Field::moment), Instant.class)
        .isEqualTo(all.stream().filter(tally::add).toList());
    assertThat(listed).hasSizeGreaterThan(100);
  }

  private static String condition(Random random, int depth) {
    if (depth == 0 || random.nextInt(4) == 0) {
      var leaves =
          List.of(
              "label = 'A'",
              "label != 'A'",
              "campaign in ('C-1', 'C-3')",
              "merchant not in ('m1')",
              "region is null",
              "discount <= 1.5",
              "discount != 0",
              "paid < 0",
              "user = 'u7'",
              "at >= '2025-01-16T06:40:00.25Z'");
      return leaves.get(random.nextInt(leaves.size()));
    }
    var one = condition(random, depth - 1);
    return switch (random.nextInt(3)) {
      case 0 -> "not (" + one + ")";
      case 1 -> "(" + one + " and " + condition(random, depth - 1) + ")";
      default -> "(" + one + " or " + condition(random, depth - 1) + ")"; // the third of three
    };
  }

  @Test
  void aPaymentIsKeptOnceHoweverOftenAndWhereverItComesAgain() {
    var all = CROWD.payments(0, 900);

    var again = new ArrayList<>(all);
    Collections.shuffle(again, new Random(1));

    try (var store = Store.open(folder, 300)) {
      assertThat(store.append(all)).isEqualTo(new Receipt(900, 0));
      store.seal();
      assertThat(store.append(again)).isEqualTo(new Receipt(0, 900));
      assertThat(store.append(CROWD.payments(899, 902))).isEqualTo(new Receipt(2, 1));
      var twice = CROWD.payment(910);
      assertThat(store.append(List.of(twice, twice))).isEqualTo(new Receipt(1, 1));
    }
    try (var store = Store.open(folder, 300)) {
      assertThat(store.append(again)).isEqualTo(new Receipt(0, 900));
      assertThat(store.append(CROWD.payments(900, 902))).isEqualTo(new Receipt(0, 2));
      assertThat(store.exposure(Where.everything()).whole().payments()).isEqualTo(903);
    }
  }

  @Test
  void twoIdsOfOneHashAreTwoPayments() throws IOException {
    var sealed = folder.resolve("000001.parquet");
    IdFile.write(sealed, List.of("a", "b").stream());
    try (var store = Store.open(folder, 10)) {
      store.append(List.of(Sample.payment("a", "u")));
      store.seal();
    }
    // "b" now has the hash of a payment that is there, as a collision would.
    IdFile.write(sealed, List.of("a", "b").stream());

    try (var store = Store.open(folder, 10)) {
      assertThat(store.append(List.of(Sample.payment("b", "u")))).isEqualTo(new Receipt(1, 0));
      assertThat(store.append(List.of(Sample.payment("a", "u")))).isEqualTo(new Receipt(0, 1));
    }
  }

  @Test
  void idsThatWereLostAreTakenFromThePayments() throws IOException {
    try (var store = Store.open(folder, 100)) {
      store.append(CROWD.payments(0, 50));
      store.seal();
    }
    Files.delete(folder.resolve("000001.ids"));

    try (var store = Store.open(folder, 100)) {
      assertThat(store.append(CROWD.payments(40, 60))).isEqualTo(new Receipt(10, 10));
    }
  }

  @Test
  void questionsAreAnsweredWhilePaymentsComeAndFilesAreSealed() throws Exception {
    var acknowledged = new AtomicLong();
    try (var store = Store.open(folder, 500)) {
      var writer =
          Thread.ofPlatform()
              .start(() -> {
                for (var from = 0; from < 6_000; from += 50) {
                  store.append(CROWD.payments(from, from + 50));
                  acknowledged.set(from + 50);
                }
              });
      while (writer.isAlive()) {
        var before = acknowledged.get();
        var inside = store.exposure(Where.everything()).whole().payments();
        var outside = Store.exposure(folder, Where.everything()).whole().payments();
        var after = acknowledged.get() + 50;

        assertThat(inside).isBetween(before, after);
        assertThat(outside).isBetween(before, acknowledged.get() + 50);
      }
      writer.join();
    }
    assertThat(Store.exposure(folder, Where.everything()))
        .isEqualTo(truth(CROWD.payments(0, 6_000), Where.everything()));
  }

  @Test
  void onlyOneMayAdd() {
    try (var store = Store.open(folder)) {
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> Store.open(folder))
          .withMessage(
              folder + ": is in use by another process; stop that, or choose another folder");
      store.append(CROWD.payments(0, 1));
    }
  }

  @Test
  void whatCouldBecomeAnotherPaymentIsRefusedAndNothingWithIt() {
    try (var store = Store.open(folder)) {
      assertThatExceptionOfType(WireException.class)
          .isThrownBy(() -> store.append(List.of(CROWD.payment(1), Sample.payment("\ud800", "u"))))
          .withMessage(
              "payment \ud800, text: has half of a surrogate pair; write whole Unicode characters");

      assertThat(store.exposure(Where.everything()).whole().payments()).isZero();
    }
  }
}

package fengsui.bench;

import fengsui.bench.StoredRows.Truth;
import fengsui.history.Exposure;
import fengsui.history.store.Store;
import fengsui.history.where.Where;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongPredicate;

/// How soon a day of stored payments says whom and what a discount touched, and whether to the fen.
/// The first answer counts: opening the database and reading what the system did not just write are
/// in it.
final class ExposureBench implements Bench {

  private static final long MANY = 100_000_000;
  private static final double WANTED = 5;

  /// 14:40 in China, as seconds of the day there.
  private static final long AFTERNOON = (14 * 60 + 40) * 60L;

  private final long rows;

  ExposureBench() {
    this(MANY);
  }

  private ExposureBench(long rows) {
    this.rows = rows;
  }

  @Override
  public String name() {
    return "exposure";
  }

  @Override
  public String summary() {
    return "seconds until stored payments say whom and what a discount touched";
  }

  @Override
  public Bench of(long many) {
    return new ExposureBench(many);
  }

  @Override
  public void run(Consumer<Row> out) throws IOException {
    var began = System.nanoTime();
    try (var stored = StoredRows.write(rows)) {
      out.accept(new Row("million rows stored", rows / 1e6, "wanted", MANY / 1e6));
      out.accept(new Row("GB on disk", stored.bytes() / 1e9, "as 40 bytes a row", rows * 40 / 1e9));
      out.accept(new Row("s to write them", seconds(began), "a minute", 60));
      var label = "label = '" + StoredRows.LABEL + "'";
      ask(
          out,
          stored,
          "five minutes of a label",
          label + " and at >= '2025-01-16T14:40:00+08:00' and at < '2025-01-16T14:45:00+08:00'",
          i -> StoredRows.carries(i) && stored.within(i, AFTERNOON, 300));
      ask(out, stored, "a day of a label", label, StoredRows::carries);
      ask(
          out,
          stored,
          "a day of a scene's discounts",
          "scene = 'rent' and discount > 0 and status = 'success'",
          i -> i % 5 == 3 && i % 97 < 20 && i % 2003 > 0 && i % 211 != 0);
    }
  }

  private static void ask(
      Consumer<Row> out, StoredRows stored, String what, String text, LongPredicate covered) {
    var where = Where.read(text);
    var began = System.nanoTime();
    var exposure = Store.exposure(stored.folder(), where);
    out.accept(new Row(what + ", s", seconds(began), "wanted at most", WANTED));
    var truth = stored.truth(covered);
    if (!told(exposure).equals(truth)) {
      throw new BenchException(
          "says " + told(exposure) + " where the truth is " + truth, "mend the store");
    }
    out.accept(
        new Row(what + ", payments", exposure.whole().payments(), "the truth", truth.payments()));
  }

  private static Truth told(Exposure exposure) {
    var whole = exposure.whole();
    var amounts = whole.amounts();
    return new Truth(
        whole.payments(),
        whole.people(),
        amounts.equals(Map.of()) ? BigDecimal.ZERO : amounts.firstEntry().getValue());
  }

  private static double seconds(long began) {
    return (System.nanoTime() - began) / 1e9;
  }
}

package fengsui.bench;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.BitSet;
import java.util.Comparator;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;

/// A store of one day of payments, written by DuckDB itself in the store's own columns. Everything
/// about a payment follows from its number by whole numbers alone, so that the truth is counted
/// without any of it.
final class StoredRows implements AutoCloseable {

  static final Instant DAY = Instant.parse("2025-01-15T16:00:00Z");
  static final String LABEL = "政府补贴";

  /// Of so many payments, one carries the label.
  private static final int CARRIES = 97;

  private static final int MOST = 100_000_000;
  private static final int PEOPLE = 20_000_000;
  private static final int A_FILE = 1_000_000;

  private final Path folder;
  private final long rows;

  private StoredRows(Path folder, long rows) {
    this.folder = folder;
    this.rows = rows;
  }

  static StoredRows write(long rows) throws IOException {
    if (rows > MOST) {
      throw new BenchException("has at most 100 million rows", "give --rows N with fewer");
    }
    var folder = Files.createTempDirectory("fengsui-exposure-");
    var stored = new StoredRows(folder, rows);
    if (folder.toFile().getUsableSpace() < rows * 60) {
      stored.close();
      throw new BenchException(
          "needs about " + rows * 60 / 1_000_000_000 + " GB for its rows", "give fewer: --rows N");
    }
    Files.writeString(folder.resolve("fengsui-payments"), "1\n");
    try (var database = DriverManager.getConnection("jdbc:duckdb:");
        var copying = database.createStatement()) {
      var number = 1;
      for (var from = 0L; from < rows; from += A_FILE, number++) {
        var file = folder.resolve("%06d.parquet".formatted(number));
        copying.execute(copy(rows, from, Math.min(rows, from + A_FILE), file));
      }
    } catch (SQLException e) {
      stored.close();
      throw new BenchException("cannot write its rows: " + e.getMessage(), "free some space");
    }
    return stored;
  }

  private static String copy(long rows, long from, long to, Path file) {
    return """
    copy (
      select i as pay, 0::smallint as part, 1::smallint as parts, 'pay-' || i as id,
        timestamp '2025-01-15 16:00:00' + to_microseconds(i * 86400000000 // %1$d) as "at",
        (['purchase', 'transfer', 'bill', 'rent', 'food'])[1 + i %% 5] as scene,
        ((1000 + i %% 90000) / 100)::decimal(27, 9) as amount,
        ((1000 + i %% 90000) / 100)::decimal(27, 9) as paid, 'CNY' as currency,
        case when i %% 97 = 0 then '政府补贴' when i %% 97 < 20 then 'coupon' end as label,
        case when i %% 97 = 0 then 'C-1' when i %% 97 < 20 then 'C-' || (2 + i %% 50) end
          as campaign,
        case when i %% 97 < 20 then ((i %% 2003) / 100)::decimal(27, 9) end as discount,
        'm-' || (i %% 50021) as merchant, 'region-' || (i %% 31) as region,
        (['app', 'qr', 'web'])[1 + i %% 3] as channel,
        'user-' || (i * 7919 %% 20000000) as "user",
        case when i %% 211 = 0 then 'failed' else 'success' end as status,
        'rev-' || (i %% 7) as config
      from range(%2$d, %3$d) each(i))
    to '%4$s' (format parquet, compression zstd)
    """
        .formatted(rows, from, to, file);
  }

  /// Payments, people and money off of the discounts numbered as `covered` says.
  record Truth(long payments, long people, BigDecimal amount) {}

  Truth truth(LongPredicate covered) {
    var people = new BitSet(PEOPLE);
    var sums = new long[2];
    LongStream.range(0, rows)
        .filter(covered)
        .forEach(i -> {
          sums[0]++;
          sums[1] += i % CARRIES < 20 ? i % 2003 : 0;
          people.set((int) (i * 7919 % PEOPLE));
        });
    return new Truth(sums[0], people.cardinality(), BigDecimal.valueOf(sums[1], 2));
  }

  static boolean carries(long number) {
    return number % CARRIES == 0;
  }

  /// Whether a payment was within `seconds` after `from` seconds of the day.
  boolean within(long number, long from, long seconds) {
    var micros = number * 86_400_000_000L / rows;
    return micros >= from * 1_000_000 && micros < (from + seconds) * 1_000_000;
  }

  Path folder() {
    return folder;
  }

  long bytes() throws IOException {
    try (var files = Files.list(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  @Override
  public void close() throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

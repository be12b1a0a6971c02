package fengsui.history.store;

import fengsui.history.where.Field;
import fengsui.model.Payment;
import fengsui.model.Payment.Discount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/// The payments of open segments as rows in DuckDB's memory: one row for each discount, and one for
/// a payment without any. Sealed files have the same columns.
final class Rows implements AutoCloseable {

  /// Digits after the point that money is kept with: as many as a payment may have.
  private static final int SCALE = 9;

  private static final String COLUMNS =
      """
      pay bigint, part smallint, parts smallint, id varchar, "at" timestamp, scene varchar,
      amount decimal(27, 9), paid decimal(27, 9), currency varchar, label varchar,
      campaign varchar, discount decimal(27, 9), merchant varchar, region varchar,
      channel varchar, "user" varchar, status varchar, config varchar\
      """;

  private final Path folder;
  private final DuckDBConnection connection;
  private long count;

  private Rows(Path folder, DuckDBConnection connection) {
    this.folder = folder;
    this.connection = connection;
  }

  /// @param folder of the store; what does not fit into memory is spilled there
  static Rows in(Folder folder) {
    var settings = new Properties();
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    settings.setProperty("memory_limit", "2GB");
    settings.setProperty("preserve_insertion_order", "false");
    settings.setProperty("temp_directory", folder.spill().toString());
    try {
      var connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:", settings);
      try (var making = connection.createStatement()) {
        making.execute("create table lines (" + COLUMNS + ")");
      }
      return new Rows(folder.path(), connection);
    } catch (SQLException e) {
      throw StoreException.database(folder.path(), e);
    }
  }

  /// Adds payments, numbered from `number` on.
  void add(long number, List<Payment> payments) {
    var pay = number;
    try (var lines = connection.createAppender("lines")) {
      for (var payment : payments) {
        add(lines, pay++, payment);
      }
    } catch (SQLException e) {
      throw StoreException.database(folder, e);
    }
  }

  private void add(DuckDBAppender to, long pay, Payment payment) throws SQLException {
    var discounts = payment.discounts();
    var parts = Math.max(1, discounts.size());
    for (var part = 0; part < parts; part++) {
      var discount = discounts.isEmpty() ? null : discounts.get(part);
      to.beginRow().append(pay).append((short) part).append((short) parts);
      add(to, payment, discount);
      to.endRow();
      count++;
    }
  }

  private static void add(DuckDBAppender to, Payment payment, @Nullable Discount discount)
      throws SQLException {
    to.append(payment.id())
        .append(LocalDateTime.ofInstant(Field.moment(payment.at()), ZoneOffset.UTC))
        .append(payment.scene())
        .append(money(payment.amount()))
        .append(money(payment.paid()))
        .append(payment.currency())
        .append(discount == null ? null : discount.label())
        .append(discount == null ? null : discount.campaign())
        .append(discount == null ? null : money(discount.amount()))
        .append(payment.merchant())
        .append(payment.region())
        .append(payment.channel())
        .append(payment.user())
        .append(payment.status().code())
        .append(payment.config());
  }

  private static BigDecimal money(BigDecimal amount) {
    return amount.setScale(SCALE, RoundingMode.UNNECESSARY);
  }

  /// Writes all rows to `file`, by time.
  void write(Path file) {
    try (var copying = connection.createStatement()) {
      copying.execute(
          "copy (select * from lines order by \"at\") to "
              + quoted(file)
              + " (format parquet, compression zstd)");
      try (var written =
          copying.executeQuery("select count(*) from read_parquet(" + quoted(file) + ")")) {
        written.next();
        if (written.getLong(1) != count) {
          throw new StoreException(
              file, "does not hold all that was written to it", "see to the disk");
        }
      }
    } catch (SQLException e) {
      throw StoreException.database(file, e);
    }
  }

  /// Forgets all rows; questions that are being answered still see them.
  void clear() {
    try (var clearing = connection.createStatement()) {
      clearing.execute("delete from lines");
      count = 0;
    } catch (SQLException e) {
      throw StoreException.database(folder, e);
    }
  }

  /// Returns which of `ids` are in the sealed `file`.
  Set<String> present(Path file, Collection<String> ids) {
    var marks = Stream.generate(() -> "?").limit(ids.size()).collect(Collectors.joining(","));
    var asked = "select id from read_parquet(" + quoted(file) + ") where id in (" + marks + ")";
    var present = new HashSet<String>();
    try (var asking = connection.prepareStatement(asked)) {
      var place = 1;
      for (var id : ids) {
        asking.setString(place++, id);
      }
      try (var found = asking.executeQuery()) {
        while (found.next()) {
          present.add(found.getString(1));
        }
      }
      return present;
    } catch (SQLException e) {
      throw StoreException.database(file, e);
    }
  }

  /// Gives the ids of the sealed `file`.
  Set<String> ids(Path file) {
    var all = new HashSet<String>();
    try (var asking = connection.createStatement();
        var found = asking.executeQuery("select id from read_parquet(" + quoted(file) + ")")) {
      while (found.next()) {
        all.add(found.getString(1));
      }
      return all;
    } catch (SQLException e) {
      throw StoreException.database(file, e);
    }
  }

  /// Begins a question about the rows as they are now.
  DuckDBConnection snapshot() throws SQLException {
    var asking = connection.duplicate();
    asking.setAutoCommit(false);
    try (var first = asking.createStatement();
        var seen = first.executeQuery("select count(*) from (from lines limit 1)")) {
      seen.next();
    }
    return asking;
  }

  /// Returns SQL for the rows of a snapshot and of sealed files.
  static String from(List<Path> sealed) {
    return sealed.isEmpty()
        ? "lines"
        : sealed.stream()
            .map(Rows::quoted)
            .collect(
                Collectors.joining(
                    ",", "(from read_parquet([", "]) union all by name from lines)"));
  }

  private static String quoted(Path file) {
    return "'" + file.toString().replace("'", "''") + "'";
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw StoreException.database(folder, e);
    }
  }
}

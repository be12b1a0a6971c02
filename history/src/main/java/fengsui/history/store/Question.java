package fengsui.history.store;

import fengsui.history.Exposure;
import fengsui.history.Exposure.Part;
import fengsui.history.Tally;
import fengsui.history.where.Field;
import fengsui.history.where.Sql;
import fengsui.history.where.Where;
import fengsui.model.Payment;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Asks stored rows for an exposure: those that are covered are put aside once, then added up by
/// everything that it is split by.
final class Question {

  private final Connection snapshot;

  Question(Connection snapshot) {
    this.snapshot = snapshot;
  }

  Exposure ask(Where where, List<Path> sealed) throws SQLException {
    cover(Sql.of(where), Rows.from(sealed));
    var by = new EnumMap<Field, List<Part>>(Field.class);
    for (var field : Exposure.SPLITS) {
      by.put(field, parts("coalesce(" + field.word() + ", '')"));
    }
    var whole =
        parts("''").stream().findFirst().orElseGet(() -> new Part(null, 0, 0, new TreeMap<>()));
    return new Exposure(whole, by);
  }

  /// Gives the payments that the last question covered to `sink`, by time.
  void list(List<Path> sealed, Consumer<Payment> sink) throws SQLException {
    var asked =
        """
        select * replace (epoch_us("at") as "at") from %s
        where pay in (select pay from covered) order by "at", pay, part
        """
            .formatted(Rows.from(sealed));
    try (var asking = snapshot.createStatement();
        var found = asking.executeQuery(asked)) {
      Payments.each(found, sink);
    }
  }

  private void cover(Sql where, String rows) throws SQLException {
    var text =
        """
        create or replace temp table covered as
        select pay, parts, "user", currency, scene, label, region, campaign, status, discount
        from %s where %s
        """
            .formatted(rows, where.text());
    try (var covering = snapshot.prepareStatement(text)) {
      bind(covering, where.values());
      covering.execute();
    }
  }

  static void bind(PreparedStatement to, List<Object> values) throws SQLException {
    for (var i = 0; i < values.size(); i++) {
      var value = values.get(i);
      to.setObject(
          i + 1, value instanceof Instant at ? LocalDateTime.ofInstant(at, ZoneOffset.UTC) : value);
    }
  }

  private List<Part> parts(String split) throws SQLException {
    var amounts = amounts(split);
    var parts = new ArrayList<Part>();
    try (var asking = snapshot.createStatement();
        var found = asking.executeQuery(counts(split))) {
      while (found.next()) {
        parts.add(part(found, amounts));
      }
    }
    parts.sort(Tally.ORDER);
    return parts;
  }

  // Most payments have one row. Only of those with more, several may be covered.
  private static String counts(String split) {
    return """
    select part, sum(payments)::bigint, sum(people)::bigint from (
      select %1$s as part, count(*) as payments, 0 as people
        from covered where parts = 1 group by part
      union all
      select %1$s, count(distinct pay), 0 from covered where parts > 1 group by 1
      union all
      select %1$s, 0, count(distinct "user") from covered group by 1)
    group by part
    """
        .formatted(split);
  }

  private static Part part(ResultSet found, Map<String, SortedMap<String, BigDecimal>> amounts)
      throws SQLException {
    var value = found.getString(1);
    return new Part(
        value.isEmpty() ? null : value,
        found.getLong(2),
        found.getLong(3),
        amounts.getOrDefault(value, new TreeMap<>()));
  }

  private Map<String, SortedMap<String, BigDecimal>> amounts(String split) throws SQLException {
    var asked =
        "select %s as part, currency, sum(coalesce(discount, 0)) from covered group by all"
            .formatted(split);
    var amounts = new HashMap<String, SortedMap<String, BigDecimal>>();
    try (var asking = snapshot.createStatement();
        var found = asking.executeQuery(asked)) {
      while (found.next()) {
        amounts
            .computeIfAbsent(found.getString(1), _ -> new TreeMap<>())
            .put(found.getString(2), found.getBigDecimal(3));
      }
    }
    return amounts;
  }
}

package fengsui.history.where;

import fengsui.history.where.Where.Absent;
import fengsui.history.where.Where.All;
import fengsui.history.where.Where.Any;
import fengsui.history.where.Where.Compare;
import fengsui.history.where.Where.In;
import fengsui.history.where.Where.Not;
import java.util.ArrayList;
import java.util.List;

/// A condition as SQL over the columns that [Field] names.
///
/// @param text with a `?` for each value: no text of a user is ever in it
/// @param values in the order of their `?`
public record Sql(String text, List<Object> values) {

  public Sql {
    values = List.copyOf(values);
  }

  /// Returns `where` so that it is true for exactly the rows for which it holds; for others it is
  /// false or null.
  public static Sql of(Where where) {
    var values = new ArrayList<>();
    var text = new StringBuilder();
    write(where, false, text, values);
    return new Sql(text.toString(), values);
  }

  private static void write(Where where, boolean strict, StringBuilder to, List<Object> values) {
    switch (where) {
      case All(var parts) -> join(parts, " and ", "true", strict, to, values);
      case Any(var parts) -> join(parts, " or ", "false", strict, to, values);
      case Not(var part) -> {
        to.append("(not ");
        write(part, true, to, values);
        to.append(')');
      }
      case Absent(var field) -> to.append('(').append(column(field)).append(" is null)");
      case In(var field, var all) -> {
        values.addAll(all);
        var marks = String.join(",", all.stream().map(_ -> "?").toList());
        leaf(column(field) + " in (" + marks + ")", strict, to);
      }
      case Compare(var field, var sign, var value) -> {
        values.add(value);
        var other = sign == Where.Sign.OTHER;
        leaf(
            column(field) + (other ? " is distinct from ?" : " " + sign.text() + " ?"),
            strict && !other,
            to);
      }
    }
  }

  // Under a "not", null must not pass for true; elsewhere plain comparisons let whole blocks of
  // rows be passed over.
  private static void leaf(String text, boolean strict, StringBuilder to) {
    to.append(strict ? "coalesce(" + text + ", false)" : "(" + text + ")");
  }

  private static void join(
      List<Where> parts,
      String between,
      String none,
      boolean strict,
      StringBuilder to,
      List<Object> values) {
    to.append('(');
    for (var i = 0; i < parts.size(); i++) {
      to.append(i == 0 ? "" : between);
      write(parts.get(i), strict, to, values);
    }
    to.append(parts.isEmpty() ? none : "").append(')');
  }

  private static String column(Field field) {
    return '"' + field.word() + '"';
  }
}

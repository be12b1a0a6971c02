package fengsui.history.where;

import fengsui.history.where.Token.Kind;
import fengsui.history.where.Where.Sign;
import fengsui.wire.WireException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads conditions: comparisons, `in`, `is null`, `not`, `and`, `or`, parentheses.
final class WhereReader {

  private static final int DEEPEST = 50;
  private static final Pattern MONEY = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,9})?");

  private final List<Token> tokens;
  private int next;
  private int depth;

  WhereReader(String text) {
    tokens = Token.all(text);
  }

  Where read() {
    var all = any();
    if (peek().kind() != Kind.END) {
      throw unexpected("and, or, or the end");
    }
    return all;
  }

  private Where any() {
    var parts = several("or", this::all);
    return parts.size() == 1 ? parts.getFirst() : new Where.Any(parts);
  }

  private Where all() {
    var parts = several("and", this::one);
    return parts.size() == 1 ? parts.getFirst() : new Where.All(parts);
  }

  private static final String DEEP = "is nested more than " + DEEPEST + " deep";

  private List<Where> several(String between, Supplier<Where> reading) {
    var parts = new ArrayList<>(List.of(reading.get()));
    while (taken(between)) {
      parts.add(reading.get());
    }
    return parts;
  }

  private Where one() {
    if (++depth > DEEPEST) {
      throw peek().complaint(DEEP, "ask a simpler one");
    }
    Where one;
    if (taken("not")) {
      one = new Where.Not(one());
    } else if (taken("(")) {
      one = any();
      require(")");
    } else {
      one = about(field());
    }
    depth--;
    return one;
  }

  private Field field() {
    var token = peek();
    if (token.kind() != Kind.WORD) {
      throw unexpected("a field");
    }
    next++;
    return Field.named(token.text())
        .orElseThrow(() ->
            token.complaint(
                "is no field of a payment: " + token.shown(),
                "known are "
                    + Arrays.stream(Field.values())
                        .map(Field::word)
                        .collect(Collectors.joining(", "))));
  }

  private Where about(Field field) {
    if (taken("is")) {
      var not = taken("not");
      require("null");
      return not ? new Where.Not(new Where.Absent(field)) : new Where.Absent(field);
    }
    if (taken("not")) {
      require("in");
      return new Where.Not(in(field));
    }
    return taken("in") ? in(field) : compare(field);
  }

  private Where in(Field field) {
    require("(");
    var values = new ArrayList<Object>();
    do {
      values.add(value(field));
    } while (taken(","));
    require(")");
    return new Where.In(field, values);
  }

  private Where compare(Field field) {
    var token = peek();
    var text = token.text().equals("<>") ? "!=" : token.text();
    var sign =
        Arrays.stream(Sign.values())
            .filter(one -> token.kind() == Kind.SIGN && one.text().equals(text))
            .findFirst()
            .orElseThrow(() -> unexpected("=, !=, <, <=, >, >=, in, not in or is null"));
    next++;
    if (field.kind() == Field.Kind.TEXT && sign.ordered()) {
      throw token.complaint(field.word() + " has no order", "ask with =, != or in");
    }
    return new Where.Compare(field, sign, value(field));
  }

  private Object value(Field field) {
    var token = tokens.get(next);
    var value =
        switch (field.kind()) {
          case TEXT -> text(token);
          case MONEY -> money(token);
          case TIME -> time(token);
        };
    next++;
    return value;
  }

  private String text(Token token) {
    if (token.kind() != Kind.QUOTED) {
      throw unexpected("text between single quotes");
    }
    return token.text();
  }

  private BigDecimal money(Token token) {
    if (token.kind() != Kind.NUMBER && token.kind() != Kind.QUOTED) {
      throw unexpected("an amount like 12.50");
    }
    if (!MONEY.matcher(token.text()).matches()) {
      throw token.complaint("is no amount: " + token.shown(), "write it like 12.50");
    }
    return new BigDecimal(token.text());
  }

  private Object time(Token token) {
    var remedy = "write it like '2025-01-16T14:40:00+08:00'";
    try {
      if (token.kind() == Kind.QUOTED) {
        var time = OffsetDateTime.parse(token.text()).toInstant();
        if (time.equals(Field.moment(time))) {
          return time;
        }
        throw token.complaint("is finer than a microsecond", "payments are kept to that");
      }
    } catch (DateTimeException _) {
      throw token.complaint("is no time with its offset: " + token.shown(), remedy);
    }
    throw unexpected("a time like '2025-01-16T14:40:00+08:00'");
  }

  private Token peek() {
    return tokens.get(next);
  }

  private boolean taken(String word) {
    if (peek().is(word)) {
      next++;
      return true;
    }
    return false;
  }

  private void require(String word) {
    if (!taken(word)) {
      throw unexpected(word);
    }
  }

  private WireException unexpected(String wanted) {
    return peek().complaint("is " + peek().shown(), "here belongs " + wanted);
  }
}

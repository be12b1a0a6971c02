package fengsui.history.where;

import static fengsui.history.Sample.off;
import static fengsui.history.Sample.payment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fengsui.wire.WireException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhereTest {

  private static final Line LINE = Line.of(payment("1", "u", off("政府补贴", "20.00"))).getFirst();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "label = '政府补贴'                                   | true",
        "label <> '政府补贴'                                  | false",
        "LABEL = '政府补贴' AND scene IN ('a', 'purchase')    | true",
        "scene not in ('a', 'purchase')                       | false",
        "discount > 19.99 and discount <= '20'                | true",
        "at >= '2025-01-16T14:40:00+08:00'                    | true",
        "at < '2025-01-16T06:40:00Z'                          | false",
        "merchant is null and campaign is not null            | true",
        "merchant = 'm' or not merchant = 'm'                 | true",
        "merchant != 'm'                                      | true",
        "not (merchant != 'm')                                | false",
        "scene = 'a' and scene = 'b' or scene = 'purchase'    | true",
        "scene = 'a' and (scene = 'b' or scene = 'purchase')  | false"
      })
  void saysWhatItSays(String text, boolean holds) {
    assertThat(Where.read(text).holds(LINE)).isEqualTo(holds);
  }

  @Test
  void aQuoteInTextIsDoubled() {
    var quoted = Line.of(payment("1", "u", off("it's", "1"))).getFirst();

    assertThat(Where.read("label = 'it''s'").holds(quoted)).isTrue();
    assertThat(Sql.of(Where.read("label = 'it''s'")).values()).containsExactly("it's");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "``                        | column 1: is the end; here belongs a field",
        "`label`                   | column 6: is the end; here belongs =, !=, <, <=, >, >=, in,"
            + " not in or is null",
        "`label = A`               | column 9: is a; here belongs text between single quotes",
        "`label = 'A`              | column 9: opens a quotation that nothing closes; close it with"
            + " '",
        "`label > 'A'`             | column 7: label has no order; ask with =, != or in",
        "`price > 1`               | column 1: is no field of a payment: price; known are id, at,"
            + " scene, amount, paid, currency, label, campaign, discount, merchant, region,"
            + " channel, user, status, config",
        "`paid > 1.2.3`            | column 8: is no amount: 1.2.3; write it like 12.50",
        "`paid > -`                | column 8: is no amount: -; write it like 12.50",
        "`at > '2025-01-16'`       | column 6: is no time with its offset: '2025-01-16'; write it"
            + " like '2025-01-16T14:40:00+08:00'",
        "`at > '2025-01-16T00:00:00.0000001Z'` | column 6: is finer than a microsecond; payments"
            + " are kept to that",
        "`label in ()`             | column 11: is ); here belongs text between single quotes",
        "`label = 'A' label = 'B'` | column 13: is label; here belongs and, or, or the end",
        "`(label = 'A'`            | column 13: is the end; here belongs )",
        "`label = 'A'; drop table` | column 12: has no place in a condition: ;; put text between"
            + " single quotes",
        "`label = \"A\"`           | column 9: has no place in a condition: \"; put text between"
            + " single quotes"
      })
  void saysWhereItIsWrong(String text, String complaint) {
    assertThatExceptionOfType(WireException.class)
        .isThrownBy(() -> Where.read(text.substring(1, text.length() - 1)))
        .withMessage(complaint);
  }

  @Test
  void isNotNestedWithoutEnd() {
    assertThatExceptionOfType(WireException.class)
        .isThrownBy(() -> Where.read("(".repeat(9_000)))
        .withMessage("column 51: is nested more than 50 deep; ask a simpler one");
    assertThatExceptionOfType(WireException.class)
        .isThrownBy(() -> Where.read(" ".repeat(20_001)))
        .withMessage("column 20000: is the last that a condition may have; ask a shorter one");
  }

  @Test
  void whateverIsWrittenIsReadOrComplainedAbout() {
    var random = new Random(6);
    var words =
        "label scene at paid = != < <= in not is null and or ( ) , 'x' 'it''s' 12.5 -1 '2025-01-16T00:00:00Z' ' ; -- é"
            .split(" ");
    var read = 0;

    for (var i = 0; i < 20_000; i++) {
      var text = new StringBuilder();
      for (var n = random.nextInt(12); n >= 0; n--) {
        text.append(words[random.nextInt(words.length)]).append(' ');
      }
      try {
        Where.read(text.toString()).holds(LINE);
        read++;
      } catch (WireException e) {
        assertThat(e.place()).startsWith("column ");
      }
    }

    assertThat(read).isPositive();
  }
}

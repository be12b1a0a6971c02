package fengsui.server.report.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

  @Test
  void rowsAreAsRfc4180HasThemAfterTheMarkOfUtf8() {
    var bytes = new Csv().row("名称", "a,b", "say \"hi\"", "two\nlines", 7).bytes();

    assertThat(new String(bytes, UTF_8))
        .isEqualTo("\ufeff名称,\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",7\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "|cmd", "＝1+1"})
  void whatASpreadsheetWouldRunIsText(String formula) {
    assertThat(parsed(new Csv().row(formula).bytes()).getFirst()).containsExactly("'" + formula);
  }

  @Test
  void whateverIsWrittenIsReadBack() {
    var random = new Random(20250812);
    for (var round = 0; round < 500; round++) {
      var row = new ArrayList<String>();
      for (var cell = 0; cell < 4; cell++) {
        row.add(text(random));
      }
      assertThat(parsed(new Csv().row(row).row("end").bytes()))
          .containsExactly(row, List.of("end"));
    }
  }

  // No formulas: they gain an apostrophe.
  private static String text(Random random) {
    var text = new StringBuilder("x");
    for (var i = random.nextInt(8); i > 0; i--) {
      text.append("a,\"\r\n =中".charAt(random.nextInt(8)));
    }
    return text.toString();
  }

  /// A reader of RFC 4180, written from its grammar.
  static List<List<String>> parsed(byte[] bytes) {
    var text = new String(bytes, UTF_8).substring(1);
    var rows = new ArrayList<List<String>>();
    var row = new ArrayList<String>();
    var cell = new StringBuilder();
    var quoted = false;
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
        cell.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == ',' || c == '\r')) {
        row.add(cell.toString());
        cell.setLength(0);
        if (c == '\r') {
          rows.add(List.copyOf(row));
          row.clear();
          i++;
        }
      } else {
        cell.append(c);
      }
    }
    return rows;
  }
}

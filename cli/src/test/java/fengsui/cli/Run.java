package fengsui.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;

/// One run of the command: its exit code and what it wrote.
record Run(int code, String out, String err) {

  static Run of(String... args) {
    return fed("", args);
  }

  /// Runs with `input` as standard input.
  static Run fed(String input, String... args) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var console =
        new Console(
            new ByteArrayInputStream(input.getBytes(UTF_8)),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            false);
    var code = Main.run(console, args);
    return new Run(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  List<String> lines() {
    return out.lines().toList();
  }
}

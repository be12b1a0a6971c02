package fengsui.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The line between the laboratory's two halves: each message is one line, a JSON list of texts:
/// `[NUMBER, VERB, ARGUMENT…]`; answers repeat the number.
final class Wire {

  private static final JsonMapper JSON = new JsonMapper();
  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

  private final PrintStream out;

  Wire(PrintStream out) {
    this.out = out;
  }

  /// Sends a message; many threads may.
  void send(String... words) {
    var line = JSON.writeValueAsString(Arrays.asList(words));
    synchronized (out) {
      out.println(line);
      out.flush();
    }
  }

  void close() {
    out.close();
  }

  /// Returns the next message, or an empty list when the other half is gone.
  static List<String> receive(BufferedReader in) throws IOException {
    var line = in.readLine();
    if (line == null) {
      return List.of();
    }
    try {
      var words = JSON.readValue(line, TEXTS);
      if (words.size() >= 2) {
        return words;
      }
    } catch (JacksonException _) {
      // Told below, with the line.
    }
    throw new IOException("laboratory: \"" + line + "\" is not a message; see its log");
  }
}

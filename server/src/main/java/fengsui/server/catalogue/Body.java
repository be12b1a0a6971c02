package fengsui.server.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import fengsui.server.yaml.BadDocument;
import fengsui.server.yaml.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;

/// The body of a request, which is one entry and so never long.
final class Body {

  private static final int LARGEST = 256 << 10;

  private Body() {}

  /// @throws BadDocument if it is longer than 256 KiB
  static String read(HttpServletRequest request) throws IOException {
    var bytes = request.getInputStream().readNBytes(LARGEST + 1);
    if (bytes.length > LARGEST) {
      var problem = new Problem(0, "", "is longer than 256 KiB", "send one entry");
      throw new BadDocument("body", List.of(problem));
    }
    return new String(bytes, UTF_8);
  }
}

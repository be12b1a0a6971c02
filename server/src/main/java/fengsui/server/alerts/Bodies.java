package fengsui.server.alerts;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/// Bodies of requests and answers.
final class Bodies {

  /// The longest body taken: 5,000 alerts of 800 bytes.
  static final int LONGEST = 4 << 20;

  private Bodies() {}

  /// Reads a body that is not longer than [#LONGEST].
  ///
  /// @throws TooLong otherwise
  static byte[] read(HttpServletRequest request) throws IOException {
    if (request.getContentLengthLong() > LONGEST) {
      throw new TooLong();
    }
    var body = request.getInputStream().readNBytes(LONGEST + 1);
    if (body.length > LONGEST) {
      throw new TooLong();
    }
    return body;
  }

  static ResponseEntity<String> json(HttpStatus status, Object tree) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_JSON)
        .body(JsonMapper.shared().writeValueAsString(tree));
  }

  /// The body is longer than we read.
  static final class TooLong extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooLong() {
      super("body: is longer than %d bytes; send fewer alerts at once".formatted(LONGEST));
    }
  }
}

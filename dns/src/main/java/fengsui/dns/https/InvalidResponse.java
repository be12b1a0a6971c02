package fengsui.dns.https;

import java.io.IOException;

/// Bytes that are no HTTP/1.1 response, or more of it than is read here.
final class InvalidResponse extends IOException {

  private static final long serialVersionUID = 1L;

  InvalidResponse(String problem) {
    super(problem);
  }
}

package fengsui.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/// Why a request is refused before anything looks at what it wants, in the form of RFC 9457.
enum Problem {
  GARBLED(400, "The form or query cannot be read", "Check how it is encoded."),
  SIGN_IN(401, "Nobody is signed in", "Sign in, or send a token that is not revoked."),
  ROLE(403, "Your role does not allow this", "Ask an administrator."),
  CERTIFICATE(
      403,
      "This agent showed no certificate of the post's client authorities",
      "Start it with a certificate that one of them signed, and its key."),
  FORM(403, "The form is not from this session", "Load the page again and repeat."),
  NOTHING(404, "There is nothing here", "Check the address."),
  METHOD(405, "This cannot be done here", "Check the method."),
  TOO_BIG(413, "The body is too big", "Send less at a time."),
  LATER(503, "The database does not answer", "Try again in a few seconds.");

  private final int status;
  private final String title;
  private final String remedy;

  Problem(int status, String title, String remedy) {
    this.status = status;
    this.title = title;
    this.remedy = remedy;
  }

  void write(HttpServletResponse response) throws IOException {
    var body =
        """
        {"status":%d,"title":"%s","detail":"%s"}
        """
            .formatted(status, title, remedy);
    response.setStatus(status);
    response.setContentType("application/problem+json");
    response.getOutputStream().write(body.getBytes(UTF_8));
  }
}

package fengsui.server.pages;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Renders pages from templates that were compiled with the program.
@Component
public final class Screens {

  private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);

  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(null, ContentType.Html, null, "fengsui.server.pages.jte");

  /// Returns the page `template` of `view`.
  public ResponseEntity<byte[]> show(String template, Frame frame, Object view) {
    return show(HttpStatus.OK, template, frame, view);
  }

  /// Returns the page with another status, such as "not found".
  public ResponseEntity<byte[]> show(HttpStatus status, String template, Frame frame, Object view) {
    return ResponseEntity.status(status).contentType(HTML).body(render(template, frame, view));
  }

  public byte[] render(String template, Frame frame, Object view) {
    var output = new Utf8ByteOutput();
    engine.render(template + ".jte", Map.of("frame", frame, "view", view), output);
    return output.toByteArray();
  }
}

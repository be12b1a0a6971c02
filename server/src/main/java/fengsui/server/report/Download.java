package fengsui.server.report;

import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// A file that a browser is to save and not to show.
final class Download {

  private Download() {}

  static ResponseEntity<byte[]> of(Optional<byte[]> bytes, String name) {
    return bytes
        .map(it ->
            ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type(name)))
                .header(
                    "Content-Disposition",
                    ContentDisposition.attachment().filename(name).build().toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(it))
        .orElseGet(() -> ResponseEntity.notFound().build());
  }

  private static String type(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "pdf" -> "application/pdf";
      case "csv" -> "text/csv;charset=UTF-8";
      case "zip" -> "application/zip";
      default -> "application/octet-stream"; // open set of names
    };
  }
}

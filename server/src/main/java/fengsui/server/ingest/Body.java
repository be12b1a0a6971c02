package fengsui.server.ingest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// The body of a request, unpacked, never larger than allowed.
final class Body {

  private Body() {}

  /// Reads all of it.
  ///
  /// @param largest bytes after unpacking
  /// @throws Refusal if it is larger, or packed in a way that we cannot unpack
  static byte[] read(HttpServletRequest request, int largest) throws IOException {
    try (var in = unpacked(request)) {
      var body = in.readNBytes(largest + 1);
      if (body.length > largest) {
        throw Refusal.tooLarge(
            "is more than %,d bytes unpacked".formatted(largest), "send smaller batches");
      }
      return body;
    } catch (ZipException | EOFException _) {
      throw Refusal.malformed("body", "is not whole gzip", "send it again, packed with gzip");
    }
  }

  private static InputStream unpacked(HttpServletRequest request) throws IOException {
    var encoding = request.getHeader("Content-Encoding");
    return switch (encoding == null ? "identity" : encoding.toLowerCase(Locale.ROOT)) {
      case "identity" -> request.getInputStream();
      case "gzip" -> new GZIPInputStream(request.getInputStream(), 1 << 16);
      default -> // open set of texts
          throw new Refusal(415, "header Content-Encoding", "is not known", "send gzip or nothing");
    };
  }
}

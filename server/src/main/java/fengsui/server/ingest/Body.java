package fengsui.server.ingest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// The body of a request, unpacked, never larger than allowed.
final class Body {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Body() {}

  /// Reads all of it.
  ///
  /// @param largest bytes after unpacking
  /// @throws Refusal if it is larger, or packed in a way that we cannot unpack
  static byte[] read(HttpServletRequest request, int largest) throws IOException {
    try (var in = unpacked(request)) {
      return read(in, largest);
    } catch (ZipException | EOFException _) {
      throw Refusal.malformed("body", "is not whole gzip", "send it again, packed with gzip");
    }
  }

  // A caller that sends a byte now and then must not hold on to its place for ever.
  private static byte[] read(InputStream in, int largest) throws IOException {
    var end = System.nanoTime() + PATIENCE.toNanos();
    var body = new ByteArrayOutputStream(1 << 16);
    var chunk = new byte[1 << 16];
    for (var n = in.read(chunk); n >= 0; n = in.read(chunk)) {
      body.write(chunk, 0, n);
      if (body.size() > largest) {
        throw Refusal.tooLarge(
            "is more than " + largest + " bytes unpacked", "send smaller batches");
      }
      if (System.nanoTime() > end) {
        throw new Refusal(408, "body", "takes over " + PATIENCE.toSeconds() + " s", "send faster");
      }
    }
    return body.toByteArray();
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

package fengsui.dns.https;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import fengsui.dns.message.Opaque;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads one HTTP/1.1 response (RFC 9112): at most 16 KiB of head and 64 KiB of body.
final class ResponseReader {

  static final int LARGEST_BODY = 64 * 1024;
  private static final int LARGEST_HEAD = 16 * 1024;
  private static final int MOST_INTERIM = 4;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.([01]) ([1-5][0-9]{2})( .*)?");
  private static final Pattern FIELD = Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+):(.*)");

  private final InputStream in;
  private int head;
  private int lastMinor;
  private boolean untilClosed;

  ResponseReader(InputStream in) {
    this.in = in;
  }

  /// Reads the final response; interim ones are left out.
  Fetched.Response read() throws IOException {
    for (int interim = 0; interim <= MOST_INTERIM; interim++) {
      var status = status();
      var fields = fields();
      if (status >= 200) {
        return new Fetched.Response(status, fields, Opaque.of(body(status, fields)));
      }
    }
    throw new InvalidResponse("more than " + MOST_INTERIM + " interim responses");
  }

  /// Whether another response can follow on the connection.
  boolean reusable(Fetched.Response response) {
    var close = response.fields().getOrDefault("connection", "").toLowerCase(Locale.ROOT);
    return lastMinor == 1 && !untilClosed && !close.contains("close");
  }

  private int status() throws IOException {
    var line = line();
    var matcher = STATUS.matcher(line);
    if (!matcher.matches()) {
      throw new InvalidResponse("no status line");
    }
    lastMinor = Integer.parseInt(matcher.group(1));
    return Integer.parseInt(matcher.group(2));
  }

  private Map<String, String> fields() throws IOException {
    var fields = new HashMap<String, String>();
    for (var line = line(); !line.isEmpty(); line = line()) {
      var matcher = FIELD.matcher(line);
      if (!matcher.matches()) {
        throw new InvalidResponse("no field where one must be");
      }
      var name = matcher.group(1).toLowerCase(Locale.ROOT);
      var value = matcher.group(2).strip();
      var before = fields.putIfAbsent(name, value);
      if (before != null && framing(name) && !before.equals(value)) {
        throw new InvalidResponse(name + " twice");
      }
    }
    return fields;
  }

  private static boolean framing(String name) {
    return name.equals("content-length") || name.equals("transfer-encoding");
  }

  private byte[] body(int status, Map<String, String> fields) throws IOException {
    if (status == 204 || status == 304) {
      return new byte[0];
    }
    var length = fields.get("content-length");
    var coding = fields.get("transfer-encoding");
    if (coding != null) {
      if (length != null || !coding.equalsIgnoreCase("chunked")) {
        throw new InvalidResponse("a transfer coding that is not chunked alone");
      }
      return chunks();
    }
    if (length == null) {
      untilClosed = true;
      return upTo(LARGEST_BODY);
    }
    return exactly(size(length, "[0-9]{1,9}", 10));
  }

  private byte[] chunks() throws IOException {
    var body = new ByteArrayOutputStream();
    while (true) {
      var size = size(line().split(";", 2)[0].strip(), "[0-9A-Fa-f]{1,7}", 16);
      if (size == 0) {
        fields();
        return body.toByteArray();
      }
      checkRoom(body.size() + size);
      body.writeBytes(exactly(size));
      if (!line().isEmpty()) {
        throw new InvalidResponse("a chunk without end");
      }
    }
  }

  private static int size(String digits, String form, int radix) throws IOException {
    if (!digits.matches(form)) {
      throw new InvalidResponse("no length where one must be");
    }
    var size = Integer.parseInt(digits, radix);
    checkRoom(size);
    return size;
  }

  private static void checkRoom(int size) throws IOException {
    if (size > LARGEST_BODY) {
      throw new InvalidResponse("a body of over " + LARGEST_BODY + " bytes");
    }
  }

  private byte[] exactly(int size) throws IOException {
    var bytes = in.readNBytes(size);
    if (bytes.length < size) {
      throw new EOFException("the body ends early");
    }
    return bytes;
  }

  private byte[] upTo(int most) throws IOException {
    var bytes = in.readNBytes(most + 1);
    checkRoom(bytes.length);
    return bytes;
  }

  private String line() throws IOException {
    var line = new ByteArrayOutputStream();
    for (var next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the head ends early");
      }
      if (++head > LARGEST_HEAD) {
        throw new InvalidResponse("a head of over " + LARGEST_HEAD + " bytes");
      }
      line.write(next);
    }
    var text = line.toString(ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }
}

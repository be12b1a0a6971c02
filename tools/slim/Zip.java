import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/// A zip file without anything that readers can do without: no folders, no times.
final class Zip {

  private static final int DEFLATED = 8;
  private static final int VERSION = 20;
  private static final int FIRST_OF_1980 = 0x21;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream directory = new ByteArrayOutputStream();

  private Zip() {}

  static byte[] of(Map<String, byte[]> entries) {
    var zip = new Zip();
    var names = List.copyOf(entries.keySet());
    var packed = names.parallelStream().map(name -> Deflate.packed(entries.get(name))).toList();
    for (int i = 0; i < names.size(); i++) {
      zip.add(names.get(i), entries.get(names.get(i)), packed.get(i));
    }
    var start = zip.out.size();
    zip.out.writeBytes(zip.directory.toByteArray());
    word(zip.out, 0x06054b50);
    halves(zip.out, 0, 0, entries.size(), entries.size());
    word(zip.out, zip.directory.size());
    word(zip.out, start);
    halves(zip.out, 0);
    return zip.out.toByteArray();
  }

  private void add(String name, byte[] bytes, byte[] packed) {
    var at = out.size();
    var header = header(name, bytes, packed);
    word(out, 0x04034b50);
    halves(out, VERSION);
    out.writeBytes(header);
    out.writeBytes(name.getBytes(UTF_8));
    out.writeBytes(packed);
    word(directory, 0x02014b50);
    halves(directory, VERSION, VERSION);
    directory.writeBytes(header);
    halves(directory, 0, 0, 0);
    word(directory, 0);
    word(directory, at);
    directory.writeBytes(name.getBytes(UTF_8));
  }

  /// What both headers have.
  private static byte[] header(String name, byte[] bytes, byte[] packed) {
    var sum = new CRC32();
    sum.update(bytes);
    var header = new ByteArrayOutputStream();
    halves(header, 0, DEFLATED, 0, FIRST_OF_1980);
    word(header, sum.getValue());
    word(header, packed.length);
    word(header, bytes.length);
    halves(header, name.getBytes(UTF_8).length, 0);
    return header.toByteArray();
  }

  private static void halves(ByteArrayOutputStream out, int... values) {
    for (var value : values) {
      out.write(value);
      out.write(value >> 8);
    }
  }

  private static void word(ByteArrayOutputStream out, long value) {
    halves(out, (int) value, (int) (value >> 16));
  }
}

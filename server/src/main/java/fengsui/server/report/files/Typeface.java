package fengsui.server.report.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// The one typeface of our papers: Noto Sans SC (SIL OFL 1.1), which ships with the program as a
/// file of the format WOFF 1.0, so that Chinese is there whatever is installed.
final class Typeface {

  private static final int WOFF = 0x774F4646;

  /// Ligatures: whoever copies "fi" out of a paper must get both letters.
  private static final int GSUB = 0x47535542;

  private Typeface() {}

  private static final class Shared {
    static final byte[] FONT = read();
  }

  /// Embeds the characters of it that `document` will use.
  static PDType0Font in(PDDocument document) throws IOException {
    return PDType0Font.load(document, new ByteArrayInputStream(Shared.FONT), true);
  }

  private static byte[] read() {
    try (var in = Typeface.class.getResourceAsStream("noto-sans-sc.woff")) {
      return unpack(Objects.requireNonNull(in).readAllBytes());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private record Table(int tag, int checksum, ByteBuffer bytes) {}

  /// Returns the font in the form of a TrueType file.
  private static byte[] unpack(byte[] woff) {
    var in = ByteBuffer.wrap(woff);
    if (in.getInt(0) != WOFF) {
      throw new IllegalStateException("the typeface is not of the format WOFF 1.0");
    }
    var tables = new ArrayList<Table>();
    for (var i = 0; i < in.getShort(12); i++) {
      tables.add(table(in, 44 + 20 * i));
    }
    tables.removeIf(table -> table.tag() == GSUB);
    return file(in.getInt(4), tables);
  }

  private static Table table(ByteBuffer in, int entry) {
    var packed = new byte[in.getInt(entry + 8)];
    in.get(in.getInt(entry + 4), packed);
    var size = in.getInt(entry + 12);
    var bytes = packed.length < size ? inflated(packed, size) : packed;
    return new Table(in.getInt(entry), in.getInt(entry + 16), ByteBuffer.wrap(bytes));
  }

  private static byte[] inflated(byte[] packed, int size) {
    try (var inflater = new Inflater()) {
      inflater.setInput(packed);
      var bytes = new byte[size];
      if (inflater.inflate(bytes) != size) {
        throw new IllegalStateException("a table of the typeface is cut");
      }
      return bytes;
    } catch (DataFormatException broken) {
      throw new IllegalStateException("a table of the typeface is broken", broken);
    }
  }

  private static byte[] file(int flavour, List<Table> tables) {
    var count = tables.size();
    var offset = 12 + 16 * count;
    var size = offset + tables.stream().mapToInt(Typeface::padded).sum();
    var steps = Integer.highestOneBit(count) * 16;
    var file = ByteBuffer.allocate(size).putInt(flavour).putShort((short) count);
    file.putShort((short) steps).putShort((short) Integer.numberOfTrailingZeros(steps / 16));
    file.putShort((short) (16 * count - steps));
    for (var table : tables) {
      file.putInt(table.tag()).putInt(table.checksum()).putInt(offset);
      file.putInt(size(table)).put(offset, table.bytes(), 0, size(table));
      offset += padded(table);
    }
    return file.array();
  }

  private static int padded(Table table) {
    return (size(table) + 3) & ~3;
  }

  private static int size(Table table) {
    return table.bytes().capacity();
  }
}

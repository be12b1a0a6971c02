package fengsui.server.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Rows in the form of PostgreSQL's `COPY … WITH (FORMAT binary)`.
///
/// Source: PostgreSQL 18 manual, COPY, "Binary Format".
public final class BinaryRows {

  private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', -1, '\r', '\n', 0};
  private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

  private ByteBuffer out;

  /// @param size bytes to begin with
  public BinaryRows(int size) {
    out = ByteBuffer.allocate(Math.max(size, 64));
    out.put(SIGNATURE).putInt(0).putInt(0);
  }

  /// Begins a row of `fields` fields; as many calls of the others must follow.
  public BinaryRows row(int fields) {
    room(2).putShort((short) fields);
    return this;
  }

  public BinaryRows text(@Nullable String text) {
    if (text == null) {
      room(4).putInt(-1);
      return this;
    }
    var bytes = text.getBytes(UTF_8);
    room(4 + bytes.length).putInt(bytes.length).put(bytes);
    return this;
  }

  public BinaryRows int4(int number) {
    room(8).putInt(4).putInt(number);
    return this;
  }

  public BinaryRows int8(long number) {
    room(12).putInt(8).putLong(number);
    return this;
  }

  public BinaryRows float4(float number) {
    room(8).putInt(4).putFloat(number);
    return this;
  }

  /// A `timestamptz`, to the microsecond.
  public BinaryRows time(Instant at) {
    return int8(ChronoUnit.MICROS.between(EPOCH, at));
  }

  /// Ends the rows; nothing may follow.
  ///
  /// @return a view of all of them, ready to be read
  public ByteBuffer end() {
    room(2).putShort((short) -1);
    return out.flip();
  }

  private ByteBuffer room(int bytes) {
    if (out.remaining() < bytes) {
      var larger = ByteBuffer.allocate(Math.max(out.capacity() * 2, out.position() + bytes));
      out = larger.put(out.flip());
    }
    return out;
  }
}

package fengsui.dns.message;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Writes one message of at most 65,535 bytes, with names compressed.
final class MessageWriter {

  private static final int LONGEST = 0xffff;
  private static final int FARTHEST_POINTER = 0x3fff;

  private final Map<String, Integer> tails = new HashMap<>();
  private byte[] bytes = new byte[512];
  private int at;

  byte[] message(Message message) {
    word(message.header().id());
    word(message.header().flags());
    word(message.questions().size());
    word(message.answers().size());
    word(message.authorities().size());
    word(message.additionals().size());
    for (var question : message.questions()) {
      name(question.name());
      word(question.type().code());
      word(question.recordClass());
    }
    records(message.answers());
    records(message.authorities());
    records(message.additionals());
    return Arrays.copyOf(bytes, at);
  }

  private void records(List<ResourceRecord> records) {
    for (var record : records) {
      name(record.name());
      word(record.type().code());
      word(record.recordClass());
      doubleWord(record.ttl());
      var lengthAt = startLength();
      RecordCodec.write(record.data(), this);
      endLength(lengthAt);
    }
  }

  /// Leaves room for a length of two bytes, and returns where.
  int startLength() {
    word(0);
    return at - 2;
  }

  /// Writes there how many bytes came since.
  void endLength(int lengthAt) {
    var length = at - lengthAt - 2;
    bytes[lengthAt] = (byte) (length >> 8);
    bytes[lengthAt + 1] = (byte) length;
  }

  void octet(int value) {
    need(1);
    bytes[at++] = (byte) value;
  }

  void word(int value) {
    need(2);
    bytes[at++] = (byte) (value >> 8);
    bytes[at++] = (byte) value;
  }

  void doubleWord(long value) {
    word((int) (value >> 16));
    word((int) value);
  }

  void put(byte[] value) {
    need(value.length);
    System.arraycopy(value, 0, bytes, at, value.length);
    at += value.length;
  }

  /// Writes a text of at most 255 bytes behind its length in one.
  void text(String text) {
    octet(text.length());
    put(text.getBytes(ISO_8859_1));
  }

  /// Writes `name` without compression.
  void wholeName(Name name) {
    put(name.latin().getBytes(ISO_8859_1));
  }

  /// Writes `name`, its longest tail that was written before as a pointer.
  void name(Name name) {
    var wire = name.latin();
    for (int start = 0; wire.charAt(start) != 0; start += wire.charAt(start) + 1) {
      var tail = wire.substring(start);
      var earlier = tails.get(tail);
      if (earlier != null) {
        word(0xc000 | earlier);
        return;
      }
      if (at <= FARTHEST_POINTER) {
        tails.put(tail, at);
      }
      for (int i = start; i <= start + wire.charAt(start); i++) {
        octet(wire.charAt(i));
      }
    }
    octet(0);
  }

  private void need(int count) {
    if (at + count > LONGEST) {
      throw new IllegalArgumentException("a message must have at most " + LONGEST + " bytes");
    }
    if (at + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(at + count, bytes.length * 2));
    }
  }
}

package fengsui.dns.message;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Reads one message. It never looks outside the bytes, and always ends: a compression pointer must
/// lead strictly backwards, and a name follows at most as many as it can have labels.
final class MessageReader {

  private static final int MOST_POINTERS = 126;

  private final byte[] bytes;
  private int at;
  private int end;

  MessageReader(byte[] bytes) {
    this.bytes = bytes;
    this.end = bytes.length;
  }

  /// Bytes after the last record are left alone, as resolvers do.
  Message message() throws MalformedMessage {
    if (bytes.length < 12) {
      throw wrong(bytes.length, "the message ends inside its header of 12 bytes");
    }
    var header = new Header(word(), word());
    var counts = new int[] {word(), word(), word(), word()};
    var questions = new ArrayList<Question>(1);
    for (int i = 0; i < counts[0]; i++) {
      questions.add(new Question(name(), new RecordType(word()), word()));
    }
    return new Message(
        header, questions, records(counts[1]), records(counts[2]), records(counts[3]));
  }

  private List<ResourceRecord> records(int count) throws MalformedMessage {
    var records = new ArrayList<ResourceRecord>(Math.min(count, 16));
    for (int i = 0; i < count; i++) {
      records.add(record());
    }
    return records;
  }

  private ResourceRecord record() throws MalformedMessage {
    var name = name();
    var type = new RecordType(word());
    var recordClass = word();
    var ttl = doubleWord();
    var length = word();
    if (length > end - at) {
      throw wrong(at, "record data of " + bytes(length) + " runs past the end of the message");
    }
    end = at + length;
    var data = RecordCodec.read(type, this);
    if (at != end) {
      throw wrong(at, "data of a record of type " + type + " is " + bytes(end - at) + " too long");
    }
    end = bytes.length;
    return new ResourceRecord(name, recordClass, ttl, data);
  }

  /// How many bytes of the record are still unread.
  int left() {
    return end - at;
  }

  /// Lets only the next `length` bytes be read, and returns what [#widen] wants to undo it.
  int narrow(int length) throws MalformedMessage {
    need(length);
    var outer = end;
    end = at + length;
    return outer;
  }

  /// Undoes [#narrow]; all that it let be read must have been.
  void widen(int outer, String what) throws MalformedMessage {
    if (at != end) {
      throw wrong(what + " is " + bytes(left()) + " too long");
    }
    end = outer;
  }

  /// Returns what to throw about the byte that is next.
  MalformedMessage wrong(String problem) {
    return wrong(at, problem);
  }

  int octet() throws MalformedMessage {
    need(1);
    return bytes[at++] & 0xff;
  }

  int word() throws MalformedMessage {
    need(2);
    return ((bytes[at++] & 0xff) << 8) | (bytes[at++] & 0xff);
  }

  long doubleWord() throws MalformedMessage {
    need(4);
    return ((long) word() << 16) | word();
  }

  byte[] take(int count) throws MalformedMessage {
    need(count);
    at += count;
    return Arrays.copyOfRange(bytes, at - count, at);
  }

  private void need(int count) throws MalformedMessage {
    if (count > end - at) {
      var whole = end == bytes.length ? "message" : "record's data";
      throw wrong(at, "the " + whole + " ends before a field of " + bytes(count));
    }
  }

  /// Reads a name, following pointers; what is read next stands after the first of them.
  Name name() throws MalformedMessage {
    var wire = new byte[Name.LONGEST];
    var length = 0;
    var after = -1;
    var before = at;
    var limit = end;
    for (int pointers = 0; ; ) {
      var start = at;
      var size = octet();
      if (size == 0) {
        break;
      }
      if (size >= 0xc0) {
        var target = ((size & 0x3f) << 8) | octet();
        checkPointer(start, target, before, ++pointers);
        after = after < 0 ? at : after;
        at = target;
        before = target;
        end = bytes.length;
      } else {
        length = label(start, size, wire, length);
      }
    }
    at = after < 0 ? at : after;
    end = limit;
    return new Name(Arrays.copyOf(wire, length + 1));
  }

  /// Reads a name in the data of a type newer than RFC 1035, where pointers are forbidden.
  Name wholeName() throws MalformedMessage {
    var start = at;
    var name = name();
    if (at - start != name.length()) {
      throw wrong(start, "compressed name where none may be");
    }
    return name;
  }

  private static void checkPointer(int start, int target, int before, int count)
      throws MalformedMessage {
    if (target >= before) {
      throw wrong(start, "compression pointer to byte " + target + " does not lead backwards");
    }
    if (count > MOST_POINTERS) {
      throw wrong(start, "more than " + MOST_POINTERS + " compression pointers in one name");
    }
  }

  private int label(int start, int size, byte[] wire, int length) throws MalformedMessage {
    if (size > Name.LONGEST_LABEL) {
      throw wrong(start, "label of unknown kind 0x" + Integer.toHexString(size));
    }
    need(size);
    if (length + 1 + size + 1 > Name.LONGEST) {
      throw wrong(start, "name of more than " + Name.LONGEST + " bytes");
    }
    wire[length] = (byte) size;
    System.arraycopy(bytes, at, wire, length + 1, size);
    at += size;
    return length + 1 + size;
  }

  private static String bytes(int count) {
    return count == 1 ? "1 byte" : count + " bytes";
  }

  private static MalformedMessage wrong(int offset, String problem) {
    return new MalformedMessage(offset, problem);
  }
}

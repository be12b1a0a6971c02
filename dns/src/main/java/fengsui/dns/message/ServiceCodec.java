package fengsui.dns.message;

import org.jspecify.annotations.Nullable;

/// Reads and writes the data of HTTPS and SVCB records. The client's jar is made without the only
/// one, which no look-up of addresses needs: there these records are kept raw, as unknown types
/// are.
interface ServiceCodec {

  /// The one that is there; null if none is.
  static @Nullable ServiceCodec find() {
    try {
      var type = Class.forName("fengsui.dns.message.SvcCodec");
      return (ServiceCodec) type.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException absent) {
      return null;
    }
  }

  /// Reads one record's data, all of it.
  RecordData read(RecordType type, MessageReader in) throws MalformedMessage;

  /// Writes what [#read] reads.
  void write(RecordData.Service service, MessageWriter out);
}

package fengsui.dns.message;

/// One record of a message.
///
/// @param recordClass 1 for the Internet; of an OPT record the size of the asker's UDP buffer
/// @param ttl seconds to live, 0 to 4,294,967,295; of an OPT record extended code and flags
public record ResourceRecord(Name name, int recordClass, long ttl, RecordData data) {

  public ResourceRecord {
    if ((recordClass & 0xffff) != recordClass) {
      throw new IllegalArgumentException("class must be 0 to 65535, but is " + recordClass);
    }
    if ((ttl & 0xffff_ffffL) != ttl) {
      throw new IllegalArgumentException("ttl must be 0 to 4294967295 s, but is " + ttl);
    }
  }

  /// Returns a record of class Internet that lives `ttl` seconds.
  public static ResourceRecord of(Name name, long ttl, RecordData data) {
    return new ResourceRecord(name, Question.INTERNET, ttl, data);
  }

  /// The type of its data.
  public RecordType type() {
    return data.type();
  }
}

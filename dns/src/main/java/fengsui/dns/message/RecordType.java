package fengsui.dns.message;

import java.util.Map;

/// The type of a record or question. The set is open: 65,536 numbers, of which a few have names.
public record RecordType(int code) {

  public static final RecordType A = new RecordType(1);
  public static final RecordType NS = new RecordType(2);
  public static final RecordType CNAME = new RecordType(5);
  public static final RecordType SOA = new RecordType(6);
  public static final RecordType PTR = new RecordType(12);
  public static final RecordType TXT = new RecordType(16);
  public static final RecordType AAAA = new RecordType(28);
  public static final RecordType OPT = new RecordType(41);
  public static final RecordType ANY = new RecordType(255);

  private static final Map<RecordType, String> NAMES =
      Map.of(
          A, "A", NS, "NS", CNAME, "CNAME", SOA, "SOA", PTR, "PTR", TXT, "TXT", AAAA, "AAAA", OPT,
          "OPT", ANY, "ANY");

  public RecordType {
    if (code < 0 || code > 0xffff) {
      throw new IllegalArgumentException("record type must be 0 to 65535, but is " + code);
    }
  }

  /// The mnemonic, or `TYPE123` (RFC 3597).
  @Override
  public String toString() {
    return NAMES.getOrDefault(this, "TYPE" + code);
  }
}

package fengsui.dns.message;

import static java.util.Map.entry;

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
  public static final RecordType SVCB = new RecordType(64);
  public static final RecordType HTTPS = new RecordType(65);
  public static final RecordType ANY = new RecordType(255);

  private static final Map<RecordType, String> NAMES =
      Map.ofEntries(
          entry(A, "A"),
          entry(NS, "NS"),
          entry(CNAME, "CNAME"),
          entry(SOA, "SOA"),
          entry(PTR, "PTR"),
          entry(TXT, "TXT"),
          entry(AAAA, "AAAA"),
          entry(OPT, "OPT"),
          entry(SVCB, "SVCB"),
          entry(HTTPS, "HTTPS"),
          entry(ANY, "ANY"));

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

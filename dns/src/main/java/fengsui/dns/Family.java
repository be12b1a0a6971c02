package fengsui.dns;

import fengsui.dns.message.RecordType;

/// The two kinds of address.
public enum Family {
  IPV4,
  IPV6;

  /// The type of record that holds its addresses.
  public RecordType type() {
    return switch (this) {
      case IPV4 -> RecordType.A;
      case IPV6 -> RecordType.AAAA;
    };
  }
}

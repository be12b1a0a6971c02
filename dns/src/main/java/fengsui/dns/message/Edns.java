package fengsui.dns.message;

import java.util.List;

/// What an OPT record says (RFC 6891).
///
/// @param udpSize the largest UDP message its sender takes, in bytes
/// @param extendedRcode the upper eight bits of the response code
/// @param flags the lower sixteen bits of the record's ttl: DO is 0x8000
public record Edns(
    int udpSize, int extendedRcode, int version, int flags, List<EdnsOption> options) {

  /// What fits through nearly every path without fragments: 1232 bytes.
  public static final Edns PLAIN = new Edns(1232, 0, 0, 0, List.of());

  public Edns {
    options = List.copyOf(options);
  }

  /// Returns the same with these options only.
  public Edns withOptions(List<EdnsOption> others) {
    return new Edns(udpSize, extendedRcode, version, flags, others);
  }

  /// Returns the options of one kind.
  public <T extends EdnsOption> List<T> options(Class<T> kind) {
    return options.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  static Edns of(ResourceRecord record, RecordData.Opt opt) {
    var ttl = (int) record.ttl();
    return new Edns(
        record.recordClass(), ttl >>> 24, (ttl >>> 16) & 0xff, ttl & 0xffff, opt.options());
  }

  /// Returns it as the record that stands among a message's additional ones.
  public ResourceRecord record() {
    var ttl = ((long) extendedRcode << 24) | ((long) version << 16) | flags;
    return new ResourceRecord(Name.ROOT, udpSize, ttl, new RecordData.Opt(options));
  }
}

package fengsui.dns.message;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;

/// What a record says. Types without a record of their own are [Raw].
public sealed interface RecordData {

  /// The type that stands in the record.
  RecordType type();

  /// An address, of either family.
  sealed interface Address extends RecordData {
    InetAddress address();
  }

  /// An IPv4 address.
  record A(Inet4Address address) implements Address {
    @Override
    public RecordType type() {
      return RecordType.A;
    }
  }

  /// An IPv6 address.
  record Aaaa(Inet6Address address) implements Address {
    @Override
    public RecordType type() {
      return RecordType.AAAA;
    }
  }

  /// The name is an alias of `target`.
  record Cname(Name target) implements RecordData {
    @Override
    public RecordType type() {
      return RecordType.CNAME;
    }
  }

  /// `server` is an authority for the name.
  record Ns(Name server) implements RecordData {
    @Override
    public RecordType type() {
      return RecordType.NS;
    }
  }

  /// The name points to `target`, as addresses do to their names.
  record Ptr(Name target) implements RecordData {
    @Override
    public RecordType type() {
      return RecordType.PTR;
    }
  }

  /// Where a zone begins; times in seconds.
  record Soa(
      Name primary, Name mailbox, long serial, long refresh, long retry, long expire, long minimum)
      implements RecordData {
    @Override
    public RecordType type() {
      return RecordType.SOA;
    }
  }

  /// Texts of up to 255 bytes each, one character a byte (ISO 8859-1).
  record Txt(List<String> texts) implements RecordData {
    public Txt {
      texts = List.copyOf(texts);
      if (texts.isEmpty() || texts.stream().anyMatch(text -> text.length() > 255)) {
        throw new IllegalArgumentException("TXT must have texts, each of at most 255 bytes");
      }
    }

    @Override
    public RecordType type() {
      return RecordType.TXT;
    }
  }

  /// How a service is reached: an HTTPS or SVCB record (RFC 9460).
  ///
  /// @param priority the smaller, the sooner; 0 makes the name an alias of `target`
  /// @param target where it is; the root stands for the record's own name
  /// @param parameters in rising order of their keys, each once
  record Service(RecordType type, int priority, Name target, List<SvcParam> parameters)
      implements RecordData {
    public Service {
      parameters = List.copyOf(parameters);
      if (!type.equals(RecordType.HTTPS) && !type.equals(RecordType.SVCB)) {
        throw new IllegalArgumentException("type must be HTTPS or SVCB, but is " + type);
      }
      if ((priority & 0xffff) != priority) {
        throw new IllegalArgumentException("priority must be 0 to 65535, but is " + priority);
      }
      for (int i = 1; i < parameters.size(); i++) {
        if (parameters.get(i).key() <= parameters.get(i - 1).key()) {
          throw new IllegalArgumentException("the parameters' keys must rise: " + parameters);
        }
      }
    }
  }

  /// The options of EDNS; [Edns] reads the whole record.
  record Opt(List<EdnsOption> options) implements RecordData {
    public Opt {
      options = List.copyOf(options);
    }

    @Override
    public RecordType type() {
      return RecordType.OPT;
    }
  }

  /// Data of a type that has no record here, kept as it came. Of the types of RFC 1035 (MX) it may
  /// hold compressed names, which mean nothing outside their message.
  record Raw(RecordType type, Opaque bytes) implements RecordData {
    public Raw {
      if (RecordCodec.known(type)) {
        throw new IllegalArgumentException(type + " has a record of its own");
      }
    }
  }

  /// Returns the record data of an address.
  static Address of(InetAddress address) {
    return switch (address) {
      case Inet4Address four -> new A(four);
      case Inet6Address six -> new Aaaa(six);
      default -> // the hierarchy is not sealed in 21
          throw new IllegalArgumentException("not an IP address: " + address);
    };
  }
}

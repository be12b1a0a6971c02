package fengsui.dns.message;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.util.List;

/// One parameter of an HTTPS or SVCB record (RFC 9460 §7), by its number.
public sealed interface SvcParam {

  /// The number that stands in the record.
  int key();

  /// The client must understand these parameters, or ignore the record.
  ///
  /// @param keys in rising order, and all in the record
  record Mandatory(List<Integer> keys) implements SvcParam {
    public Mandatory {
      keys = List.copyOf(keys);
    }

    @Override
    public int key() {
      return 0;
    }
  }

  /// What may be spoken, such as `h2`: at least one, each of 1 to 255 bytes, one character a byte.
  record Alpn(List<String> protocols) implements SvcParam {
    public Alpn {
      protocols = List.copyOf(protocols);
      if (protocols.isEmpty()
          || protocols.stream().anyMatch(each -> each.isEmpty() || each.length() > 255)) {
        throw new IllegalArgumentException("alpn must have protocols, each of 1 to 255 bytes");
      }
    }

    @Override
    public int key() {
      return 1;
    }
  }

  /// The scheme's usual protocol is not spoken.
  record NoDefaultAlpn() implements SvcParam {
    @Override
    public int key() {
      return 2;
    }
  }

  /// Another port than the scheme's.
  record Port(int port) implements SvcParam {
    public Port {
      if ((port & 0xffff) != port) {
        throw new IllegalArgumentException("port must be 0 to 65535, but is " + port);
      }
    }

    @Override
    public int key() {
      return 3;
    }
  }

  /// Addresses to try before the target's own are known.
  record Ipv4Hint(List<Inet4Address> addresses) implements SvcParam {
    public Ipv4Hint {
      addresses = List.copyOf(addresses);
    }

    @Override
    public int key() {
      return 4;
    }
  }

  /// The configurations of Encrypted Client Hello, kept as they came.
  record Ech(Opaque configs) implements SvcParam {
    @Override
    public int key() {
      return 5;
    }
  }

  /// Addresses to try before the target's own are known.
  record Ipv6Hint(List<Inet6Address> addresses) implements SvcParam {
    public Ipv6Hint {
      addresses = List.copyOf(addresses);
    }

    @Override
    public int key() {
      return 6;
    }
  }

  /// A parameter without a record here, kept as it came.
  record Unknown(int key, Opaque value) implements SvcParam {
    private static final int KNOWN = 6;

    public Unknown {
      if (key <= KNOWN || key > 0xffff) {
        throw new IllegalArgumentException(
            "an unknown parameter's key must be 7 to 65535, but is " + key);
      }
    }
  }
}

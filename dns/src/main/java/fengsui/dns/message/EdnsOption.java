package fengsui.dns.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;

/// One option of EDNS, by its number.
public sealed interface EdnsOption {

  /// The number that stands in the record.
  int code();

  /// For whose network the answer is meant (RFC 7871).
  ///
  /// @param family 1 for IPv4, 2 for IPv6; 0 of no network at all
  /// @param source how many bits of the address are told
  /// @param scope for how many bits the answer holds; 0 in a query
  /// @param address as many bytes as `source` needs, the bits behind it zero
  record ClientSubnet(int family, int source, int scope, Opaque address) implements EdnsOption {
    static final int CODE = 8;

    public ClientSubnet {
      var problem = problem(family, source, scope, address.bytes());
      if (!problem.isEmpty()) {
        throw new IllegalArgumentException(problem);
      }
    }

    /// Returns the option of a query for the network of `address`, told to `source` bits.
    public static ClientSubnet of(InetAddress address, int source) {
      var family = address instanceof Inet4Address ? 1 : 2;
      var bits = Math.clamp(source, 0, family == 1 ? 32 : 128);
      var bytes = Arrays.copyOf(address.getAddress(), (bits + 7) / 8);
      if (bits % 8 != 0) {
        bytes[bytes.length - 1] &= (byte) (0xff << (8 - bits % 8));
      }
      return new ClientSubnet(family, bits, 0, Opaque.of(bytes));
    }

    /// Says which rule is broken; empty if none is.
    static String problem(int family, int source, int scope, byte[] address) {
      if (family < 0 || family > 2) {
        return "client subnet of unknown family " + family;
      }
      var most = family == 0 ? 0 : family == 1 ? 32 : 128;
      if (source < 0 || source > most || scope < 0 || scope > most) {
        return "client subnet of %d and %d bits, but family %d has %d"
            .formatted(source, scope, family, most);
      }
      if (address.length != (source + 7) / 8) {
        return "client subnet of %d bits in %d bytes".formatted(source, address.length);
      }
      var clean = source % 8 == 0 || (address[address.length - 1] & (0xff >> (source % 8))) == 0;
      return clean ? "" : "client subnet with bits set behind its " + source;
    }

    @Override
    public int code() {
      return CODE;
    }
  }

  /// Why an answer is as it is (RFC 8914): 3 is a stale answer, 15 to 17 blocked, censored,
  /// filtered.
  ///
  /// @param info the number of the reason
  /// @param bytes of the explanation, in UTF-8 if its sender kept to the rule
  record ExtendedError(int info, Opaque bytes) implements EdnsOption {
    static final int CODE = 15;

    public ExtendedError {
      if ((info & 0xffff) != info) {
        throw new IllegalArgumentException("extended error must be 0 to 65535, but is " + info);
      }
    }

    /// Returns the reason `info` with an explanation, which may be empty.
    public static ExtendedError of(int info, String text) {
      return new ExtendedError(info, Opaque.of(text.getBytes(UTF_8)));
    }

    /// The explanation; what is not UTF-8 shows as the replacement character.
    public String text() {
      return new String(bytes.bytes(), UTF_8);
    }

    @Override
    public int code() {
      return CODE;
    }
  }

  /// An option without a record here, kept as it came.
  record Raw(int code, Opaque bytes) implements EdnsOption {
    public Raw {
      if (code < 0 || code > 0xffff || code == ClientSubnet.CODE || code == ExtendedError.CODE) {
        throw new IllegalArgumentException("option " + code + " is no number, or has its record");
      }
    }
  }
}

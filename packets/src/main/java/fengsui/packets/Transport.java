package fengsui.packets;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// What an IP packet carries.
public sealed interface Transport {

  /// A UDP datagram.
  record Udp(int sourcePort, int destinationPort, Octets payload) implements Transport {

    public Udp {
      Check.range("sourcePort", sourcePort, 0xffff);
      Check.range("destinationPort", destinationPort, 0xffff);
    }
  }

  /// An ICMP or ICMPv6 message: `rest` is the second word of its header, `payload` what follows.
  record Icmp(int type, int code, long rest, Octets payload) implements Transport {

    public Icmp {
      Check.range("type", type, 0xff);
      Check.range("code", code, 0xff);
      Check.range("rest", rest, 0xffffffffL);
    }
  }

  /// Anything else, or a fragment, byte for byte.
  record Opaque(Octets payload) implements Transport {}

  /// A TCP segment.
  ///
  /// @param flags the low 12 bits of the flags word, see the constants
  /// @param options padded to a multiple of 4 bytes
  record Tcp(
      int sourcePort,
      int destinationPort,
      long seq,
      long ack,
      int flags,
      int window,
      int urgent,
      Octets options,
      Octets payload)
      implements Transport {

    public static final int FIN = 1;
    public static final int SYN = 2;
    public static final int RST = 4;
    public static final int PSH = 8;
    public static final int ACK = 16;

    private static final String LETTERS = "FSRPAUEC";
    private static final int END_OF_OPTIONS = 0;
    private static final int PADDING = 1;
    private static final int MSS = 2;
    private static final int TIMESTAMPS = 8;

    public Tcp {
      Check.range("sourcePort", sourcePort, 0xffff);
      Check.range("destinationPort", destinationPort, 0xffff);
      Check.range("seq", seq, 0xffffffffL);
      Check.range("ack", ack, 0xffffffffL);
      Check.range("flags", flags, 0xfff);
      Check.range("window", window, 0xffff);
      Check.range("urgent", urgent, 0xffff);
      Check.range("options", options.size(), 40);
      Check.multiple("options", options.size(), 4);
    }

    /// Whether all the bits of `mask` are set.
    public boolean has(int mask) {
      return (flags & mask) == mask;
    }

    /// Whether it opens a connection: SYN without ACK.
    public boolean syn() {
      return has(SYN) && !has(ACK);
    }

    public boolean synAck() {
      return has(SYN | ACK);
    }

    public boolean reset() {
      return has(RST);
    }

    /// The flags as letters in the order of their bits, such as `SA`, `RA`, `PA`.
    public String letters() {
      var text = new StringBuilder();
      for (int bit = 0; bit < LETTERS.length(); bit++) {
        if ((flags >> bit & 1) == 1) {
          text.append(LETTERS.charAt(bit));
        }
      }
      return text.toString();
    }

    /// How many sequence numbers the segment takes.
    public int span() {
      return payload.size() + (has(SYN) ? 1 : 0) + (has(FIN) ? 1 : 0);
    }

    /// The maximum segment size option, if present and well formed.
    public OptionalInt mss() {
      int at = option(MSS, 4);
      return at < 0
          ? OptionalInt.empty()
          : OptionalInt.of(options.at(at + 2) << 8 | options.at(at + 3));
    }

    /// The timestamps option; null if absent or malformed.
    public @Nullable Timestamps timestamps() {
      int at = option(TIMESTAMPS, 10);
      return at < 0 ? null : new Timestamps(u32(at + 2), u32(at + 6));
    }

    private long u32(int at) {
      return (long) options.at(at) << 24
          | (long) options.at(at + 1) << 16
          | (long) options.at(at + 2) << 8
          | options.at(at + 3);
    }

    private int option(int kind, int size) {
      for (int at = 0; at < options.size(); ) {
        int found = options.at(at);
        if (found == PADDING) {
          at++;
        } else if (found == END_OF_OPTIONS || at + 1 >= options.size()) {
          return -1;
        } else {
          int length = options.at(at + 1);
          if (found == kind && length == size && at + size <= options.size()) {
            return at;
          }
          at += Math.max(2, length);
        }
      }
      return -1;
    }
  }

  /// The two values of TCP's timestamps option.
  record Timestamps(long value, long echo) {}
}

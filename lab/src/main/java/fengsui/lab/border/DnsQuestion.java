package fengsui.lab.border;

import fengsui.packets.Octets;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// A DNS query as a device on the way reads it, and the answers that such a device forges: never an
/// OPT record, the name as a pointer, the id and the RD flag copied.
///
/// @param question the question section's bytes
/// @param type the type asked: 1 is A, 28 is AAAA
record DnsQuestion(int id, boolean recursive, String name, int type, Octets question) {

  private static final int HEADER = 12;
  private static final int A = 1;
  private static final int AAAA = 28;

  /// Returns the query that a datagram holds, if it is one with a single question.
  static Optional<DnsQuestion> find(Octets datagram) {
    if (datagram.size() < HEADER + 5 || (datagram.at(2) & 0x80) != 0 || u16(datagram, 4) != 1) {
      return Optional.empty();
    }
    var name = new StringBuilder();
    int at = HEADER;
    while (at < datagram.size() && datagram.at(at) != 0) {
      int size = datagram.at(at);
      if (size > 63 || at + size + 1 >= datagram.size()) {
        return Optional.empty();
      }
      name.append(name.isEmpty() ? "" : ".").append(label(datagram, at + 1, size));
      at += size + 1;
    }
    if (at + 5 > datagram.size()) {
      return Optional.empty();
    }
    var question = Octets.of(java.util.Arrays.copyOfRange(datagram.bytes(), HEADER, at + 5));
    boolean recursive = (datagram.at(2) & 1) == 1;
    return Optional.of(
        new DnsQuestion(
            u16(datagram, 0), recursive, name.toString(), u16(datagram, at + 1), question));
  }

  private static String label(Octets datagram, int from, int size) {
    var bytes = java.util.Arrays.copyOfRange(datagram.bytes(), from, from + size);
    return new String(bytes, StandardCharsets.US_ASCII).toLowerCase(java.util.Locale.ROOT);
  }

  private static int u16(Octets bytes, int at) {
    return bytes.at(at) << 8 | bytes.at(at + 1);
  }

  /// Returns the answer with those of `addresses` that fit the question's type.
  Octets answer(List<InetAddress> addresses, int timeToLive, boolean authoritative) {
    int size = type == AAAA ? 16 : 4;
    var fitting = addresses.stream().map(InetAddress::getAddress).filter(a -> a.length == size);
    var records = type == A || type == AAAA ? fitting.toList() : List.<byte[]>of();
    var bytes = new byte[HEADER + question.size() + records.size() * (12 + size)];
    var out = ByteBuffer.wrap(bytes);
    int flags = 0x8080 | (recursive ? 0x100 : 0) | (authoritative ? 0x400 : 0);
    out.putShort((short) id).putShort((short) flags).putShort((short) 1);
    out.putShort((short) records.size()).putInt(0).put(question.bytes());
    for (var address : records) {
      out.putShort((short) 0xc00c).putShort((short) type).putShort((short) 1);
      out.putInt(timeToLive).putShort((short) size).put(address);
    }
    return Octets.of(bytes);
  }
}

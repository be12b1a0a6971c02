package fengsui.dns.message;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The bytes of each type's data. Names in types newer than RFC 1035 are never compressed.
final class RecordCodec {

  private static final Set<RecordType> KNOWN =
      Set.of(
          RecordType.A,
          RecordType.AAAA,
          RecordType.CNAME,
          RecordType.NS,
          RecordType.PTR,
          RecordType.SOA,
          RecordType.TXT,
          RecordType.OPT,
          RecordType.SVCB,
          RecordType.HTTPS);

  private static final @Nullable ServiceCodec SERVICES = ServiceCodec.find();

  private RecordCodec() {}

  static boolean known(RecordType type) {
    return KNOWN.contains(type) && (!service(type) || SERVICES != null);
  }

  private static boolean service(RecordType type) {
    return type.equals(RecordType.SVCB) || type.equals(RecordType.HTTPS);
  }

  static RecordData read(RecordType type, MessageReader in) throws MalformedMessage {
    return switch (type.code()) {
      case 1 -> new RecordData.A((Inet4Address) address(in.take(4)));
      case 2 -> new RecordData.Ns(in.name());
      case 5 -> new RecordData.Cname(in.name());
      case 6 -> soa(in);
      case 12 -> new RecordData.Ptr(in.name());
      case 16 -> new RecordData.Txt(texts(in));
      case 28 -> new RecordData.Aaaa((Inet6Address) address(in.take(16)));
      case 41 -> new RecordData.Opt(EdnsCodec.read(in));
      default -> // open set
          SERVICES != null && service(type)
              ? SERVICES.read(type, in)
              : new RecordData.Raw(type, Opaque.of(in.take(in.left())));
    };
  }

  static void write(RecordData data, MessageWriter out) {
    switch (data) {
      case RecordData.Address address -> out.put(address.address().getAddress());
      case RecordData.Cname cname -> out.name(cname.target());
      case RecordData.Ns ns -> out.name(ns.server());
      case RecordData.Ptr ptr -> out.name(ptr.target());
      case RecordData.Soa soa -> write(soa, out);
      case RecordData.Txt txt -> txt.texts().forEach(out::text);
      case RecordData.Service service -> Objects.requireNonNull(SERVICES).write(service, out);
      case RecordData.Opt opt -> opt.options().forEach(option -> EdnsCodec.write(option, out));
      case RecordData.Raw raw -> out.put(raw.bytes().bytes());
    }
  }

  /// Unlike [InetAddress#getByAddress(byte[])], it keeps IPv6 that maps IPv4 as IPv6.
  static InetAddress address(byte[] bytes) {
    try {
      return bytes.length == 4
          ? InetAddress.getByAddress(bytes)
          : Inet6Address.getByAddress(null, bytes, -1);
    } catch (UnknownHostException wrongLength) {
      throw new AssertionError(wrongLength);
    }
  }

  private static RecordData.Soa soa(MessageReader in) throws MalformedMessage {
    return new RecordData.Soa(
        in.name(),
        in.name(),
        in.doubleWord(),
        in.doubleWord(),
        in.doubleWord(),
        in.doubleWord(),
        in.doubleWord());
  }

  private static void write(RecordData.Soa soa, MessageWriter out) {
    out.name(soa.primary());
    out.name(soa.mailbox());
    out.doubleWord(soa.serial());
    out.doubleWord(soa.refresh());
    out.doubleWord(soa.retry());
    out.doubleWord(soa.expire());
    out.doubleWord(soa.minimum());
  }

  private static List<String> texts(MessageReader in) throws MalformedMessage {
    var texts = new ArrayList<String>(1);
    do {
      texts.add(new String(in.take(in.octet()), ISO_8859_1));
    } while (in.left() > 0);
    return texts;
  }
}

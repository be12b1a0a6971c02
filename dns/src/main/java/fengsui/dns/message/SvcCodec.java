package fengsui.dns.message;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The bytes of HTTPS and SVCB records (RFC 9460 §2.2): what breaks a rule there is no record.
final class SvcCodec implements ServiceCodec {

  SvcCodec() {}

  @Override
  public RecordData.Service read(RecordType type, MessageReader in) throws MalformedMessage {
    var priority = in.word();
    var target = in.wholeName();
    var parameters = new ArrayList<SvcParam>();
    var mandatory = List.<Integer>of();
    for (int last = -1; in.left() > 0; ) {
      var key = in.word();
      if (key <= last) {
        throw in.wrong("parameter " + key + " follows " + last + "; they must rise");
      }
      last = key;
      var outer = in.narrow(in.word());
      var parameter = parameter(key, in);
      in.widen(outer, "parameter " + key);
      mandatory = parameter instanceof SvcParam.Mandatory all ? all.keys() : mandatory;
      parameters.add(parameter);
    }
    for (var key : mandatory) {
      if (parameters.stream().noneMatch(each -> each.key() == key)) {
        throw in.wrong("parameter " + key + " is mandatory, but missing");
      }
    }
    return new RecordData.Service(type, priority, target, parameters);
  }

  private static SvcParam parameter(int key, MessageReader in) throws MalformedMessage {
    return switch (key) {
      case 0 -> new SvcParam.Mandatory(mandatory(in));
      case 1 -> new SvcParam.Alpn(protocols(in));
      case 2 -> new SvcParam.NoDefaultAlpn();
      case 3 -> new SvcParam.Port(in.word());
      case 4 -> new SvcParam.Ipv4Hint(addresses(in, 4, each -> (Inet4Address) each));
      case 5 -> new SvcParam.Ech(Opaque.of(in.take(in.left())));
      case 6 -> new SvcParam.Ipv6Hint(addresses(in, 16, each -> (Inet6Address) each));
      default -> new SvcParam.Unknown(key, Opaque.of(in.take(in.left()))); // open set
    };
  }

  private static List<Integer> mandatory(MessageReader in) throws MalformedMessage {
    var keys = new ArrayList<Integer>();
    do {
      var key = in.word();
      if (key <= (keys.isEmpty() ? 0 : keys.getLast())) {
        throw in.wrong("mandatory parameter " + key + " is 0, or does not rise");
      }
      keys.add(key);
    } while (in.left() > 0);
    return keys;
  }

  private static List<String> protocols(MessageReader in) throws MalformedMessage {
    var protocols = new ArrayList<String>();
    do {
      var length = in.octet();
      if (length == 0) {
        throw in.wrong("protocol without a name");
      }
      protocols.add(new String(in.take(length), ISO_8859_1));
    } while (in.left() > 0);
    return protocols;
  }

  private static <T> List<T> addresses(MessageReader in, int size, Function<InetAddress, T> as)
      throws MalformedMessage {
    var addresses = new ArrayList<T>();
    do {
      addresses.add(as.apply(RecordCodec.address(in.take(size))));
    } while (in.left() > 0);
    return addresses;
  }

  @Override
  public void write(RecordData.Service service, MessageWriter out) {
    out.word(service.priority());
    out.wholeName(service.target());
    for (var parameter : service.parameters()) {
      out.word(parameter.key());
      var lengthAt = out.startLength();
      value(parameter, out);
      out.endLength(lengthAt);
    }
  }

  private static void value(SvcParam parameter, MessageWriter out) {
    switch (parameter) {
      case SvcParam.Mandatory mandatory -> mandatory.keys().forEach(out::word);
      case SvcParam.Alpn alpn -> alpn.protocols().forEach(out::text);
      case SvcParam.NoDefaultAlpn none -> {}
      case SvcParam.Port port -> out.word(port.port());
      case SvcParam.Ipv4Hint hint -> hint.addresses().forEach(each -> out.put(each.getAddress()));
      case SvcParam.Ipv6Hint hint -> hint.addresses().forEach(each -> out.put(each.getAddress()));
      case SvcParam.Ech ech -> out.put(ech.configs().bytes());
      case SvcParam.Unknown unknown -> out.put(unknown.value().bytes());
    }
  }
}

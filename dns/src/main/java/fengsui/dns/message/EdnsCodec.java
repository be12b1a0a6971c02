package fengsui.dns.message;

import java.util.ArrayList;
import java.util.List;

/// The bytes of EDNS options.
final class EdnsCodec {

  private EdnsCodec() {}

  static List<EdnsOption> read(MessageReader in) throws MalformedMessage {
    var options = new ArrayList<EdnsOption>(0);
    while (in.left() > 0) {
      var code = in.word();
      var outer = in.narrow(in.word());
      options.add(option(code, in));
      in.widen(outer, "option " + code);
    }
    return options;
  }

  private static EdnsOption option(int code, MessageReader in) throws MalformedMessage {
    return switch (code) {
      case EdnsOption.ClientSubnet.CODE -> subnet(in);
      case EdnsOption.ExtendedError.CODE ->
          new EdnsOption.ExtendedError(in.word(), Opaque.of(in.take(in.left())));
      default -> new EdnsOption.Raw(code, Opaque.of(in.take(in.left()))); // open set
    };
  }

  private static EdnsOption subnet(MessageReader in) throws MalformedMessage {
    var family = in.word();
    var source = in.octet();
    var scope = in.octet();
    var address = in.take(in.left());
    var problem = EdnsOption.ClientSubnet.problem(family, source, scope, address);
    if (!problem.isEmpty()) {
      throw in.wrong(problem);
    }
    return new EdnsOption.ClientSubnet(family, source, scope, Opaque.of(address));
  }

  static void write(EdnsOption option, MessageWriter out) {
    out.word(option.code());
    var lengthAt = out.startLength();
    switch (option) {
      case EdnsOption.ClientSubnet subnet -> {
        out.word(subnet.family());
        out.octet(subnet.source());
        out.octet(subnet.scope());
        out.put(subnet.address().bytes());
      }
      case EdnsOption.ExtendedError error -> {
        out.word(error.info());
        out.put(error.bytes().bytes());
      }
      case EdnsOption.Raw raw -> out.put(raw.bytes().bytes());
    }
    out.endLength(lengthAt);
  }
}

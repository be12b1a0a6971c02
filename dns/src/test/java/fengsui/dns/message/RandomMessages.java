package fengsui.dns.message;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// Valid messages of all kinds, drawn from a seed.
final class RandomMessages {

  private final RandomGenerator random;

  RandomMessages(RandomGenerator random) {
    this.random = random;
  }

  Message message() {
    return new Message(
        new Header(random.nextInt(0x10000), random.nextInt(0x10000)),
        list(2, () -> new Question(name(), type(), random.nextInt(0x10000))),
        list(5, this::record),
        list(3, this::record),
        list(3, this::record));
  }

  private <T> List<T> list(int most, Supplier<T> item) {
    return Stream.generate(item).limit(random.nextInt(most + 1)).toList();
  }

  private ResourceRecord record() {
    return new ResourceRecord(
        name(), random.nextInt(0x10000), random.nextLong(0x1_0000_0000L), data());
  }

  RecordType type() {
    return new RecordType(random.nextInt(random.nextBoolean() ? 70 : 0x10000));
  }

  /// Few different labels, so that names share tails.
  Name name() {
    var text = new StringBuilder();
    for (int labels = random.nextInt(5); labels > 0; labels--) {
      switch (random.nextInt(5)) {
        case 0 -> text.append("shop.");
        case 1 -> text.append("EXAMPLE.");
        case 2 -> text.append("example.");
        case 3 -> text.append("\\%03d\\.x.".formatted(random.nextInt(256)));
        default -> text.append("l".repeat(random.nextInt(1, 50))).append('.');
      }
    }
    return text.isEmpty() ? Name.ROOT : Name.of(text.toString());
  }

  private RecordData data() {
    return switch (random.nextInt(10)) {
      case 0 -> RecordData.of(address(4));
      case 1 -> RecordData.of(address(16));
      case 2 -> new RecordData.Cname(name());
      case 3 -> new RecordData.Ns(name());
      case 4 -> new RecordData.Ptr(name());
      case 5 -> new RecordData.Soa(name(), name(), number(), number(), number(), number(), 1);
      case 6 -> new RecordData.Txt(List.of("v=1 \u00e9\u0000", "t".repeat(random.nextInt(256))));
      case 7 -> new RecordData.Opt(list(3, this::option));
      case 8 -> service();
      default -> new RecordData.Raw(new RecordType(100 + random.nextInt(100)), opaque());
    };
  }

  private EdnsOption option() {
    return switch (random.nextInt(4)) {
      case 0 ->
          EdnsOption.ClientSubnet.of(
              RecordData.of(address(random.nextBoolean() ? 4 : 16)).address(), random.nextInt(130));
      case 1 -> EdnsOption.ExtendedError.of(random.nextInt(0x10000), "censored \u5c01");
      default -> new EdnsOption.Raw(100 + random.nextInt(100), opaque());
    };
  }

  private RecordData service() {
    var type = random.nextBoolean() ? RecordType.HTTPS : RecordType.SVCB;
    var some =
        Stream.of(
                new SvcParam.Alpn(List.of("h2", "h3-\u00e9")),
                new SvcParam.NoDefaultAlpn(),
                new SvcParam.Port(random.nextInt(0x10000)),
                new SvcParam.Ipv4Hint(
                    List.of((Inet4Address) address(4), (Inet4Address) address(4))),
                new SvcParam.Ech(opaque()),
                new SvcParam.Ipv6Hint(List.of((Inet6Address) address(16))),
                new SvcParam.Unknown(7 + random.nextInt(0xfff0), opaque()))
            .filter(each -> random.nextBoolean())
            .toList();
    var all = new ArrayList<SvcParam>(some);
    if (!some.isEmpty() && random.nextBoolean()) {
      all.addFirst(new SvcParam.Mandatory(List.of(some.getLast().key())));
    }
    return new RecordData.Service(type, random.nextInt(0x10000), name(), all);
  }

  private long number() {
    return random.nextLong(0x1_0000_0000L);
  }

  private Opaque opaque() {
    return Opaque.of(bytes(random.nextInt(40)));
  }

  byte[] bytes(int length) {
    var bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private InetAddress address(int length) {
    try {
      return length == 4
          ? InetAddress.getByAddress(bytes(4))
          : Inet6Address.getByAddress(null, bytes(16), -1);
    } catch (UnknownHostException impossible) {
      throw new AssertionError(impossible);
    }
  }
}

package fengsui.packets;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Well-formed packets of every kind, the same for the same seed.
final class RandomPackets {

  private final RandomGenerator random;

  RandomPackets(long seed) {
    random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  IpPacket next() {
    boolean six = random.nextBoolean();
    return switch (random.nextInt(4)) {
      case 0 -> new IpPacket(header(six, IpHeader.TCP), tcp());
      case 1 -> new IpPacket(header(six, IpHeader.UDP), udp());
      case 2 -> new IpPacket(header(six, six ? IpHeader.ICMPV6 : IpHeader.ICMP), icmp());
      default -> new IpPacket(header(six, 253), new Transport.Opaque(octets(random.nextInt(50))));
    };
  }

  byte[] garbage(int most) {
    var bytes = new byte[random.nextInt(most)];
    random.nextBytes(bytes);
    return bytes;
  }

  /// Returns a copy with up to four bytes changed and the end perhaps cut off.
  byte[] damaged(byte[] good) {
    var bytes = java.util.Arrays.copyOf(good, 1 + random.nextInt(good.length));
    for (int i = random.nextInt(5); i > 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private IpHeader header(boolean six, int protocol) {
    return six ? v6(protocol) : v4(protocol);
  }

  private IpHeader.V4 v4(int protocol) {
    return new IpHeader.V4(
        address(4),
        address(4),
        random.nextInt(256),
        protocol,
        random.nextInt(65536),
        random.nextBoolean(),
        false,
        0,
        random.nextInt(256),
        octets(4 * random.nextInt(3)));
  }

  private IpHeader.V6 v6(int protocol) {
    boolean extended = random.nextBoolean();
    var extension = new byte[16]; // destination options: one PadN that fills it
    extension[0] = (byte) protocol;
    extension[1] = 1;
    extension[2] = 1;
    extension[3] = 12;
    return new IpHeader.V6(
        address(16),
        address(16),
        random.nextInt(256),
        protocol,
        random.nextInt(256),
        random.nextInt(1 << 20),
        extended ? 60 : protocol,
        extended ? Octets.of(extension) : Octets.NONE);
  }

  private Transport.Tcp tcp() {
    return new Transport.Tcp(
        random.nextInt(65536),
        random.nextInt(65536),
        random.nextLong(1L << 32),
        random.nextLong(1L << 32),
        random.nextInt(256),
        random.nextInt(65536),
        random.nextInt(65536),
        octets(4 * random.nextInt(11)),
        octets(random.nextInt(200)));
  }

  private Transport.Udp udp() {
    return new Transport.Udp(
        random.nextInt(65536), random.nextInt(65536), octets(random.nextInt(200)));
  }

  private Transport.Icmp icmp() {
    return new Transport.Icmp(
        random.nextInt(256),
        random.nextInt(256),
        random.nextLong(1L << 32),
        octets(random.nextInt(100)));
  }

  private Octets octets(int size) {
    var bytes = new byte[size];
    random.nextBytes(bytes);
    return Octets.of(bytes);
  }

  private InetAddress address(int size) {
    var bytes = new byte[size];
    random.nextBytes(bytes);
    try {
      return Addresses.of(bytes);
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }
}

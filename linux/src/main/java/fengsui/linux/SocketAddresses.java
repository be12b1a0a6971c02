package fengsui.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout.OfShort;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/// `struct sockaddr_in` and `sockaddr_in6`, in and out.
final class SocketAddresses {

  static final int AF_INET = 2;
  static final int AF_INET6 = 10;

  private static final OfShort PORT = JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final int IPV4_SIZE = 16;
  private static final int IPV6_SIZE = 28;

  private SocketAddresses() {}

  static int family(InetAddress address) {
    return address instanceof Inet6Address ? AF_INET6 : AF_INET;
  }

  /// Writes `address` and returns the structure's length.
  static int write(MemorySegment at, InetSocketAddress address) {
    if (address.getAddress() == null) {
      throw new IllegalArgumentException("a peer must be resolved, but is " + address);
    }
    var host = address.getAddress();
    at.set(JAVA_SHORT_UNALIGNED, 0, (short) family(host));
    at.set(PORT, 2, (short) address.getPort());
    at.set(JAVA_INT_UNALIGNED, 4, 0);
    if (host instanceof Inet6Address ipv6) {
      put(at, 8, ipv6.getAddress());
      at.set(JAVA_INT_UNALIGNED, 24, ipv6.getScopeId());
      return IPV6_SIZE;
    }
    put(at, 4, host.getAddress());
    return IPV4_SIZE;
  }

  /// Reads an address, or null if the structure holds neither IPv4 nor IPv6.
  static @Nullable InetSocketAddress read(MemorySegment at) {
    int port = Short.toUnsignedInt(at.get(PORT, 2));
    return switch (Short.toUnsignedInt(at.get(JAVA_SHORT_UNALIGNED, 0))) {
      case AF_INET -> new InetSocketAddress(address(at.asSlice(4, 4).toArray(JAVA_BYTE)), port);
      case AF_INET6 -> new InetSocketAddress(address(at.asSlice(8, 16).toArray(JAVA_BYTE)), port);
      default -> null;
    };
  }

  /// The socket's own address, or null if it has none.
  static @Nullable InetSocketAddress local(Scratch scratch, int fd) {
    scratch.length.set(JAVA_INT, 0, (int) scratch.address.byteSize());
    int result = Libc.getsockname(scratch, fd, scratch.address, scratch.length);
    return result < 0 ? null : read(scratch.address);
  }

  /// The address of 4 or 16 bytes.
  static InetAddress address(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("4 or 16 bytes are always an address", e);
    }
  }

  private static void put(MemorySegment at, long offset, byte[] bytes) {
    MemorySegment.copy(bytes, 0, at, JAVA_BYTE, offset, bytes.length);
  }
}

package fengsui.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// An `AF_PACKET` socket being made ready: nothing is captured until it is bound.
final class PacketSocket {

  private static final int AF_PACKET = 17;
  private static final int COOKED_NONBLOCK_CLOEXEC = 2 | 0x800 | 0x80000;
  private static final int SOL_SOCKET = 1;
  private static final int SO_ATTACH_FILTER = 26;
  private static final int SOL_PACKET = 263;
  private static final int PACKET_RX_RING = 5;
  private static final int PACKET_STATISTICS = 6;
  private static final int PACKET_VERSION = 10;
  private static final int TPACKET_V2 = 1;
  private static final int ADDRESS_SIZE = 20;

  /// `ETH_P_ALL` in network order.
  private static final short ALL_PROTOCOLS = 0x0300;

  private static final String REMEDY = "run with CAP_NET_RAW (root, or unshare -Urn)";

  final Scratch scratch;
  final int fd;

  private PacketSocket(Scratch scratch, int fd) {
    this.scratch = scratch;
    this.fd = fd;
  }

  static PacketSocket open() throws SystemCallException {
    var scratch = Scratch.borrow();
    int fd = Libc.socket(scratch, AF_PACKET, COOKED_NONBLOCK_CLOEXEC, 0);
    if (fd < 0) {
      scratch.giveBack();
    }
    SystemCallException.check(fd, "opening a packet socket", REMEDY);
    return new PacketSocket(scratch, fd);
  }

  MemorySegment map(RingSize size) throws SystemCallException {
    scratch.option.set(JAVA_INT, 0, TPACKET_V2);
    set(PACKET_VERSION, Integer.BYTES);
    var request = scratch.option;
    request.set(JAVA_INT, 0, RingSize.BLOCK);
    request.set(JAVA_INT, 4, (int) (size.bytes() / RingSize.BLOCK));
    request.set(JAVA_INT, 8, size.frameBytes());
    request.set(JAVA_INT, 12, size.frames());
    set(PACKET_RX_RING, 16);
    return LibcMemory.map(scratch, fd, size.bytes());
  }

  /// Replaces the filter in one step.
  void filter(BpfProgram program) throws SystemCallException {
    try (var arena = Arena.ofConfined()) {
      scratch.option.set(JAVA_SHORT, 0, (short) program.size());
      scratch.option.set(ADDRESS, 8, program.write(arena));
      int result = Libc.setsockopt(scratch, fd, SOL_SOCKET, SO_ATTACH_FILTER, scratch.option, 16);
      SystemCallException.check(result, "attaching a packet filter", "filter for fewer peers");
    }
  }

  /// Starts to capture on one interface, or on all for the empty name.
  void bind(String interfaceName) throws SystemCallException {
    int index = interfaceName.isEmpty() ? 0 : index(interfaceName);
    scratch.address.fill((byte) 0);
    scratch.address.set(JAVA_SHORT, 0, (short) AF_PACKET);
    scratch.address.set(JAVA_SHORT, 2, ALL_PROTOCOLS);
    scratch.address.set(JAVA_INT, 4, index);
    int result = Libc.bind(scratch, fd, scratch.address, ADDRESS_SIZE);
    SystemCallException.check(result, "capturing on interface " + interfaceName, REMEDY);
  }

  /// Packets lost for want of room since the last call.
  long drops() {
    scratch.length.set(JAVA_INT, 0, 8);
    Libc.getsockopt(scratch, fd, SOL_PACKET, PACKET_STATISTICS, scratch.option, scratch.length);
    return Integer.toUnsignedLong(scratch.option.get(JAVA_INT, 4));
  }

  void close() {
    Libc.close(scratch, fd);
    scratch.giveBack();
  }

  private int index(String interfaceName) throws SystemCallException {
    try (var arena = Arena.ofConfined()) {
      int index = LibcMemory.interfaceIndex(scratch, arena.allocateFrom(interfaceName));
      int result = index == 0 ? -Errno.ENODEV.number() : index;
      return SystemCallException.check(
          result, "capturing on interface " + interfaceName, "name one that ip link shows");
    }
  }

  private void set(int option, int length) throws SystemCallException {
    int result = Libc.setsockopt(scratch, fd, SOL_PACKET, option, scratch.option, length);
    SystemCallException.check(result, "making a packet ring", "make it smaller");
  }
}

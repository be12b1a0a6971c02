package fengsui.linux;

import java.lang.foreign.MemorySegment;
import java.util.function.Consumer;

/// IP packets as they pass the interfaces of this machine: an `AF_PACKET` socket with a ring of
/// memory shared with the kernel (`packet(7)`), without link headers, so that Ethernet, TUN and
/// loopback look alike.
///
/// The ring has the kernel's second layout (`TPACKET_V2`): a packet can be read the moment it
/// passed. So when a connect has ended, the packet that ended it is already here; the third layout
/// holds packets back until a block is full or a timer fires.
///
/// On a loopback interface every packet is seen twice, leaving and coming in. One thread at a time
/// uses a ring; beside it another may [#await]. Needs `CAP_NET_RAW` over the network namespace.
///
/// Opening and closing take some 10 ms each, since the kernel waits until no processor can be
/// looking at the ring: for many short flows share one with [FlowCapture].
public final class PacketRing implements AutoCloseable {

  /// Stands for all interfaces.
  public static final String ALL_INTERFACES = "";

  private final PacketSocket socket;
  private final Scratch waiting = Scratch.borrow();
  private final MemorySegment memory;
  private final RingFrames frames;
  private final int longestPacket;
  private long drops;
  private boolean closed;

  private PacketRing(PacketSocket socket, MemorySegment memory, RingSize size) {
    this.socket = socket;
    this.memory = memory;
    this.frames = new RingFrames(memory, size);
    this.longestPacket = size.longestPacket();
  }

  /// Whether this process may capture in the calling thread's network namespace.
  public static boolean permitted() {
    if (!Kernel.supported()) {
      return false;
    }
    try {
      PacketSocket.open().close();
      return true;
    } catch (SystemCallException e) {
      return false;
    }
  }

  /// Starts to capture in the calling thread's network namespace.
  ///
  /// @param interfaceName or [#ALL_INTERFACES]
  /// @throws SystemCallException if there is no such interface or capturing is not permitted
  public static PacketRing open(String interfaceName, PacketFilter filter, RingSize size)
      throws SystemCallException {
    var socket = PacketSocket.open();
    try {
      socket.filter(filter.program(size.longestPacket()));
      var ring = new PacketRing(socket, socket.map(size), size);
      socket.bind(interfaceName);
      return ring;
    } catch (SystemCallException e) {
      socket.close();
      throw e;
    }
  }

  /// Captures by another filter from now on; what is already in the ring stays.
  ///
  /// @throws SystemCallException if the kernel has no memory for it
  public void filter(PacketFilter filter) throws SystemCallException {
    checkOpen();
    socket.filter(filter.program(longestPacket));
  }

  /// Waits until there is a packet to drain.
  ///
  /// @return false at the deadline, or before it when the interface goes down
  public boolean await(Deadline deadline) throws InterruptedException {
    checkOpen();
    int events = Poll.await(waiting, socket.fd, Poll.IN, deadline);
    if ((events & Poll.ERROR) != 0) {
      SocketOption.SO_ERROR.value(waiting, socket.fd);
    }
    return (events & Poll.IN) != 0;
  }

  /// Hands over every packet that is in the ring now, oldest first, and returns their number.
  public int drain(Consumer<CapturedPacket> each) {
    checkOpen();
    if (!frames.ready()) {
      return 0;
    }
    long wallAhead = Clocks.wallAhead();
    int count = 0;
    while (frames.ready()) {
      var packet = frames.packet(wallAhead);
      frames.release();
      each.accept(packet);
      count++;
    }
    return count;
  }

  /// How many packets were lost so far because the ring was full.
  public long drops() {
    checkOpen();
    drops += socket.drops();
    return drops;
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    LibcMemory.unmap(socket.scratch, memory);
    socket.close();
    waiting.giveBack();
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("this packet ring is closed");
    }
  }
}

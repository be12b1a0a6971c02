package fengsui.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// A TUN device: whole IP packets, without any header before them, between the kernel and us.
///
/// Reading does not wait; [TunPoll] waits for several devices. One thread may read while others
/// write. A read or write allocates nothing.
public final class Tun implements AutoCloseable {

  /// The longest name of an interface.
  static final int LONGEST_NAME = 15;

  private static final String DEVICE = "/dev/net/tun";
  private static final long TUNSETIFF = 0x400454caL;
  private static final short IFF_TUN_NO_PI = 0x1001;
  private static final int IFREQ_SIZE = 40;

  private final int fd;
  private final String name;
  private final Scratch reading;
  private final Scratch writing;
  private volatile boolean closed;

  private Tun(int fd, String name, Scratch reading) {
    this.fd = fd;
    this.name = name;
    this.reading = reading;
    this.writing = Scratch.borrow();
  }

  /// Opens the device `name`, making it if it is not there, in the network namespace of the calling
  /// thread. It is down and has no address yet.
  ///
  /// @throws SystemCallException if there is no `/dev/net/tun` or this is not permitted
  public static Tun open(String name) throws SystemCallException {
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "a device name has 1 to %d characters, but this is %s".formatted(LONGEST_NAME, name));
    }
    var scratch = Scratch.borrow();
    try (var arena = Arena.ofConfined()) {
      return new Tun(open(scratch, name, arena), name, scratch);
    } catch (SystemCallException e) {
      scratch.giveBack();
      throw e;
    }
  }

  /// Reads one packet into `into`; what does not fit is cut off.
  ///
  /// @return its length, or 0 if none is waiting
  /// @throws SystemCallException if the device is gone
  public int read(MemorySegment into) throws SystemCallException {
    checkOpen();
    int length = LibcFiles.read(reading, fd, into);
    if (length == -Errno.EAGAIN.number() || length == -Errno.EINTR.number()) {
      return 0;
    }
    return SystemCallException.check(length, "reading from " + name, "do not remove it while used");
  }

  /// Reads one packet between position and limit of a direct buffer and moves its position.
  ///
  /// @return its length, or 0 if none is waiting
  /// @throws SystemCallException if the device is gone
  public int read(ByteBuffer into) throws SystemCallException {
    int length = read(MemorySegment.ofBuffer(direct(into)));
    into.position(into.position() + length);
    return length;
  }

  /// Hands one packet to the kernel.
  ///
  /// @return false if the kernel did not take it: the device is down or gone, or it is no packet
  public boolean write(MemorySegment packet) {
    checkOpen();
    synchronized (writing) {
      return LibcFiles.write(writing, fd, packet) == packet.byteSize();
    }
  }

  /// Hands over the packet between position and limit of a direct buffer, which stay as they are.
  ///
  /// @return false if the kernel did not take it
  public boolean write(ByteBuffer packet) {
    return write(MemorySegment.ofBuffer(direct(packet)));
  }

  /// The name of the interface.
  public String name() {
    return name;
  }

  /// Removes the device. Nobody may be reading, writing or waiting for it.
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    Libc.close(reading, fd);
    reading.giveBack();
    writing.giveBack();
  }

  int fd() {
    checkOpen();
    return fd;
  }

  private static int open(Scratch scratch, String name, Arena arena) throws SystemCallException {
    int flags = LibcFiles.O_RDWR | LibcFiles.O_NONBLOCK | LibcFiles.O_CLOEXEC;
    int fd = LibcFiles.open(scratch, arena.allocateFrom(DEVICE), flags);
    SystemCallException.check(fd, "opening " + DEVICE, "load the tun module (modprobe tun)");
    var request = arena.allocate(IFREQ_SIZE, 8);
    var bytes = name.getBytes(StandardCharsets.US_ASCII);
    MemorySegment.copy(bytes, 0, request, JAVA_BYTE, 0, bytes.length);
    request.set(JAVA_SHORT, 16, IFF_TUN_NO_PI);
    int result = LibcFiles.ioctl(scratch, fd, TUNSETIFF, request);
    if (result < 0) {
      Libc.close(scratch, fd);
    }
    SystemCallException.check(
        result, "making TUN device " + name, "run with CAP_NET_ADMIN (root, or unshare -Urn)");
    return fd;
  }

  private static ByteBuffer direct(ByteBuffer buffer) {
    if (!buffer.isDirect()) {
      throw new IllegalArgumentException("a packet's buffer must be direct, but is on the heap");
    }
    return buffer;
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("TUN device %s is closed".formatted(name));
    }
  }
}

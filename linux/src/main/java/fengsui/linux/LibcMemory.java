package fengsui.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// Downcalls for memory shared with the kernel and for names of interfaces.
final class LibcMemory {

  private static final int READ_WRITE = 3;
  private static final int SHARED = 1;
  private static final long FAILED = -1;
  private static final MethodHandle MMAP =
      Downcall.to(
          "mmap",
          FunctionDescriptor.of(
              ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG));
  private static final MethodHandle MUNMAP =
      Downcall.to("munmap", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG));
  private static final MethodHandle IF_NAMETOINDEX =
      Downcall.to("if_nametoindex", FunctionDescriptor.of(JAVA_INT, ADDRESS));

  private LibcMemory() {}

  /// Maps the ring of socket `fd`.
  ///
  /// @throws SystemCallException if the kernel refuses
  @SuppressWarnings("restricted")
  static MemorySegment map(Scratch scratch, int fd, long size) throws SystemCallException {
    MemorySegment at;
    try {
      at =
          (MemorySegment)
              MMAP.invokeExact(scratch.errno, MemorySegment.NULL, size, READ_WRITE, SHARED, fd, 0L);
    } catch (Throwable e) {
      throw Downcall.broken(e);
    }
    if (at.address() == FAILED) {
      SystemCallException.check(scratch.result(-1), "mapping a packet ring", "make it smaller");
    }
    return at.reinterpret(size);
  }

  static int unmap(Scratch scratch, MemorySegment mapped) {
    try {
      return scratch.result((int) MUNMAP.invokeExact(scratch.errno, mapped, mapped.byteSize()));
    } catch (Throwable e) {
      throw Downcall.broken(e);
    }
  }

  /// Returns the index of an interface in this thread's namespace, or 0 if there is none.
  static int interfaceIndex(Scratch scratch, MemorySegment name) {
    try {
      return (int) IF_NAMETOINDEX.invokeExact(scratch.errno, name);
    } catch (Throwable e) {
      throw Downcall.broken(e);
    }
  }
}

package fengsui.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// Downcalls for files and devices. Each returns what the C function returns, or `-errno`.
final class LibcFiles {

  static final int O_RDONLY = 0;
  static final int O_RDWR = 2;
  static final int O_NONBLOCK = 0x800;
  static final int O_CLOEXEC = 0x80000;

  private static final MethodHandle OPEN =
      Downcall.toVariadic("open", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT), 2);
  private static final MethodHandle READ = transfer("read");
  private static final MethodHandle WRITE = transfer("write");
  private static final MethodHandle IOCTL =
      Downcall.toVariadic(
          "ioctl", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS), 2);
  private static final MethodHandle SETNS =
      Downcall.to("setns", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
  private static final MethodHandle PPOLL =
      Downcall.to("ppoll", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS));

  private LibcFiles() {}

  /// `path` ends with a zero byte.
  static int open(Scratch scratch, MemorySegment path, int flags) {
    try {
      return scratch.result((int) OPEN.invokeExact(scratch.errno, path, flags));
    } catch (Throwable e) {
      throw Downcall.broken(e);
    }
  }

  static int read(Scratch scratch, int fd, MemorySegment into) {
    try {
      return scratch.result((long) READ.invokeExact(scratch.errno, fd, into, into.byteSize()));
    } catch (Throwable e) {
      throw Downcall.broken(e);
    }
  }

  static int write(Scratch scratch, int fd, MemorySegment from) {
    try {
      return scratch.result((long) WRITE.invokeExact(scratch.errno, fd, from, from.byteSize()));
    } catch (Throwable e) {
      throw Downcall.broken(e);
    }
  }

  static int ioctl(Scratch scratch, int fd, long request, MemorySegment argument) {
    try {
      return scratch.result((int) IOCTL.invokeExact(scratch.errno, fd, request, argument));
    } catch (Throwable e) {
      throw Downcall.broken(e);
    }
  }

  static int setns(Scratch scratch, int fd, int kind) {
    try {
      return scratch.result((int) SETNS.invokeExact(scratch.errno, fd, kind));
    } catch (Throwable e) {
      throw Downcall.broken(e);
    }
  }

  /// `timeout` is a `struct timespec`; signals stay as they are.
  static int ppoll(Scratch scratch, MemorySegment entries, long count, MemorySegment timeout) {
    try {
      return scratch.result(
          (int) PPOLL.invokeExact(scratch.errno, entries, count, timeout, MemorySegment.NULL));
    } catch (Throwable e) {
      throw Downcall.broken(e);
    }
  }

  private static MethodHandle transfer(String name) {
    return Downcall.to(name, FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
  }
}

package fengsui.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// Downcalls for sockets. Each returns what the C function returns, or `-errno` if it failed.
/// Parameters are those of the C functions, in their order, hence their number.
final class Libc {

  private static final MethodHandle SOCKET =
      Downcall.to("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
  private static final MethodHandle CONNECT = addressCall("connect");
  private static final MethodHandle BIND = addressCall("bind");
  private static final MethodHandle GETSOCKNAME =
      Downcall.to("getsockname", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, ADDRESS));
  private static final MethodHandle CLOSE =
      Downcall.to("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
  private static final MethodHandle POLL =
      Downcall.to("poll", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
  private static final MethodHandle SETSOCKOPT = optionCall("setsockopt", JAVA_INT);
  private static final MethodHandle GETSOCKOPT = optionCall("getsockopt", ADDRESS);
  private static final MethodHandle RECVMSG =
      Downcall.to("recvmsg", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT));
  private static final MethodHandle RECV = transferCall("recv");
  private static final MethodHandle SEND = transferCall("send");

  private Libc() {}

  static int socket(Scratch scratch, int domain, int type, int protocol) {
    try {
      return scratch.result((int) SOCKET.invokeExact(scratch.errno, domain, type, protocol));
    } catch (Throwable e) {
      throw Downcall.broken(e);
    }
  }

  static int connect(Scratch scratch, int fd, MemorySegment address, int length) {
    try {
      return scratch.result((int) CONNECT.invokeExact(scratch.errno, fd, address, length));
    } catch (Throwable e) {
      throw Downcall.broken(e);
    }
  }

  static int bind(Scratch scratch, int fd, MemorySegment address, int length) {
    try {
      return scratch.result((int) BIND.invokeExact(scratch.errno, fd, address, length));
    } catch (Throwable e) {
      throw Downcall.broken(e);
    }
  }

  static int getsockname(Scratch scratch, int fd, MemorySegment address, MemorySegment length) {
    try {
      return scratch.result((int) GETSOCKNAME.invokeExact(scratch.errno, fd, address, length));
    } catch (Throwable e) {
      throw Downcall.broken(e);
    }
  }

  static int close(Scratch scratch, int fd) {
    try {
      return scratch.result((int) CLOSE.invokeExact(scratch.errno, fd));
    } catch (Throwable e) {
      throw Downcall.broken(e);
    }
  }

  /// `timeout` in milliseconds; -1 waits for ever.
  static int poll(Scratch scratch, MemorySegment entries, long count, int timeout) {
    try {
      return scratch.result((int) POLL.invokeExact(scratch.errno, entries, count, timeout));
    } catch (Throwable e) {
      throw Downcall.broken(e);
    }
  }

  static int setsockopt(
      Scratch scratch, int fd, int level, int option, MemorySegment value, int length) {
    try {
      return scratch.result(
          (int) SETSOCKOPT.invokeExact(scratch.errno, fd, level, option, value, length));
    } catch (Throwable e) {
      throw Downcall.broken(e);
    }
  }

  static int getsockopt(
      Scratch scratch, int fd, int level, int option, MemorySegment value, MemorySegment length) {
    try {
      return scratch.result(
          (int) GETSOCKOPT.invokeExact(scratch.errno, fd, level, option, value, length));
    } catch (Throwable e) {
      throw Downcall.broken(e);
    }
  }

  static int recvmsg(Scratch scratch, int fd, MemorySegment header, int flags) {
    try {
      return scratch.result((long) RECVMSG.invokeExact(scratch.errno, fd, header, flags));
    } catch (Throwable e) {
      throw Downcall.broken(e);
    }
  }

  static int recv(Scratch scratch, int fd, MemorySegment into, int flags) {
    try {
      return scratch.result(
          (long) RECV.invokeExact(scratch.errno, fd, into, into.byteSize(), flags));
    } catch (Throwable e) {
      throw Downcall.broken(e);
    }
  }

  static int send(Scratch scratch, int fd, MemorySegment from, int flags) {
    try {
      return scratch.result(
          (long) SEND.invokeExact(scratch.errno, fd, from, from.byteSize(), flags));
    } catch (Throwable e) {
      throw Downcall.broken(e);
    }
  }

  private static MethodHandle addressCall(String name) {
    return Downcall.to(name, FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
  }

  private static MethodHandle transferCall(String name) {
    return Downcall.to(
        name, FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
  }

  private static MethodHandle optionCall(String name, MemoryLayout length) {
    return Downcall.to(
        name, FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, length));
  }
}

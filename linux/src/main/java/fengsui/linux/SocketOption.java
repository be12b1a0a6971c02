package fengsui.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;

/// The socket options used here, and how to set them.
enum SocketOption {
  SO_ERROR(1, 4),
  SO_TIMESTAMPNS(1, 35),
  IP_TTL(0, 2),
  IP_RECVERR(0, 11),
  IP_RECVTTL(0, 12),
  IPV6_UNICAST_HOPS(41, 16),
  IPV6_RECVERR(41, 25),
  IPV6_RECVHOPLIMIT(41, 51),
  IPV6_HOPLIMIT(41, 52),
  TCP_NODELAY(6, 1),
  TCP_INFO(6, 11);

  final int level;
  final int number;

  SocketOption(int level, int number) {
    this.level = level;
    this.number = number;
  }

  /// Sets it and returns 0 or `-errno`.
  int set(Scratch scratch, int fd, int value) {
    scratch.option.set(JAVA_INT, 0, value);
    return Libc.setsockopt(scratch, fd, level, number, scratch.option, Integer.BYTES);
  }

  /// Returns the value, which for `SO_ERROR` is the pending error, now cleared.
  int value(Scratch scratch, int fd) {
    scratch.option.set(JAVA_INT, 0, 0);
    scratch.length.set(JAVA_INT, 0, Integer.BYTES);
    int result = Libc.getsockopt(scratch, fd, level, number, scratch.option, scratch.length);
    return result < 0 ? -result : scratch.option.get(JAVA_INT, 0);
  }
}

package fengsui.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Map;
import java.util.Set;

/// An error number of the kernel. Numbers are those of the generic table (`asm-generic/errno.h`),
/// which x86-64 and aarch64 share.
public record Errno(int number) {

  public static final Errno EPERM = new Errno(1);
  public static final Errno ENOENT = new Errno(2);
  public static final Errno EINTR = new Errno(4);
  public static final Errno EAGAIN = new Errno(11);
  public static final Errno EACCES = new Errno(13);
  public static final Errno ENODEV = new Errno(19);
  public static final Errno EPIPE = new Errno(32);
  public static final Errno EADDRINUSE = new Errno(98);
  public static final Errno ENETUNREACH = new Errno(101);
  public static final Errno ECONNABORTED = new Errno(103);
  public static final Errno ECONNRESET = new Errno(104);
  public static final Errno ETIMEDOUT = new Errno(110);
  public static final Errno ECONNREFUSED = new Errno(111);
  public static final Errno EHOSTUNREACH = new Errno(113);
  public static final Errno EINPROGRESS = new Errno(115);

  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(1, "EPERM"),
          Map.entry(2, "ENOENT"),
          Map.entry(4, "EINTR"),
          Map.entry(5, "EIO"),
          Map.entry(6, "ENXIO"),
          Map.entry(9, "EBADF"),
          Map.entry(11, "EAGAIN"),
          Map.entry(12, "ENOMEM"),
          Map.entry(13, "EACCES"),
          Map.entry(14, "EFAULT"),
          Map.entry(16, "EBUSY"),
          Map.entry(19, "ENODEV"),
          Map.entry(22, "EINVAL"),
          Map.entry(23, "ENFILE"),
          Map.entry(24, "EMFILE"),
          Map.entry(25, "ENOTTY"),
          Map.entry(28, "ENOSPC"),
          Map.entry(32, "EPIPE"),
          Map.entry(38, "ENOSYS"),
          Map.entry(64, "ENONET"),
          Map.entry(71, "EPROTO"),
          Map.entry(77, "EBADFD"),
          Map.entry(90, "EMSGSIZE"),
          Map.entry(92, "ENOPROTOOPT"),
          Map.entry(93, "EPROTONOSUPPORT"),
          Map.entry(95, "EOPNOTSUPP"),
          Map.entry(97, "EAFNOSUPPORT"),
          Map.entry(98, "EADDRINUSE"),
          Map.entry(99, "EADDRNOTAVAIL"),
          Map.entry(100, "ENETDOWN"),
          Map.entry(101, "ENETUNREACH"),
          Map.entry(103, "ECONNABORTED"),
          Map.entry(104, "ECONNRESET"),
          Map.entry(105, "ENOBUFS"),
          Map.entry(106, "EISCONN"),
          Map.entry(107, "ENOTCONN"),
          Map.entry(110, "ETIMEDOUT"),
          Map.entry(111, "ECONNREFUSED"),
          Map.entry(112, "EHOSTDOWN"),
          Map.entry(113, "EHOSTUNREACH"),
          Map.entry(114, "EALREADY"),
          Map.entry(115, "EINPROGRESS"));

  private static final Set<Integer> FROM_ICMP = Set.of(13, 64, 71, 90, 92, 95, 101, 111, 112, 113);

  public Errno {
    if (number <= 0) {
      throw new IllegalArgumentException("an errno is over 0, but this is " + number);
    }
  }

  /// Whether the kernel makes this error of an ICMP message (`icmp_err_convert`, `icmpv6_err`).
  boolean isFromIcmp() {
    return FROM_ICMP.contains(number);
  }

  /// Its symbol, or `errno N` for one that no socket call returns.
  public String name() {
    return NAMES.getOrDefault(number, "errno " + number);
  }

  /// The C library's words for it.
  public String text() {
    return Words.of(number);
  }

  @Override
  public String toString() {
    return name() + " (" + text() + ")";
  }

  /// Apart, so that naming an error needs no native call.
  private static final class Words {

    private static final int LONGEST = 256;
    private static final MethodHandle STRERROR =
        Downcall.link("strerror", FunctionDescriptor.of(ADDRESS, JAVA_INT));

    @SuppressWarnings("restricted")
    static String of(int number) {
      try {
        var text = (MemorySegment) STRERROR.invokeExact(number);
        return text.reinterpret(LONGEST).getString(0);
      } catch (Throwable e) {
        throw Downcall.broken(e);
      }
    }
  }
}

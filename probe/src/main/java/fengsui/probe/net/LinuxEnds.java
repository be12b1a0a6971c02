package fengsui.probe.net;

import fengsui.dns.IpText;
import fengsui.linux.ConnectEnd;
import fengsui.linux.Errno;
import fengsui.linux.IcmpReport;
import fengsui.linux.Transfer;
import fengsui.model.Ending;
import fengsui.model.Failure;
import fengsui.model.IcmpError;
import fengsui.model.Outcome;

/// Reads an [End] out of what the kernel says.
final class LinuxEnds {

  private static final Errno ENETDOWN = new Errno(100);
  private static final Errno EADDRNOTAVAIL = new Errno(99);

  private LinuxEnds() {}

  static End of(ConnectEnd end, long atNanos) {
    return switch (end) {
      case ConnectEnd.RefusedByRst rst ->
          End.of(Failure.CONNECTION_REFUSED, Ending.REFUSED_BY_RST, atNanos);
      case ConnectEnd.RefusedByIcmp icmp -> byIcmp(icmp.errno(), icmp.icmp(), atNanos);
      case ConnectEnd.Reset reset -> End.reset(atNanos);
      case ConnectEnd.Silent silent -> silent(silent, atNanos);
      case ConnectEnd.Unreachable unreachable -> of(unreachable.errno(), atNanos);
      case ConnectEnd.Failed failed -> of(failed.errno(), atNanos);
      case ConnectEnd.Connected connected ->
          throw new IllegalArgumentException("a connection is no end, but is " + connected);
    };
  }

  static End of(Transfer transfer, long atNanos) {
    return switch (transfer) {
      case Transfer.EndOfStream eof -> End.closed(atNanos);
      case Transfer.Reset reset -> End.reset(atNanos);
      case Transfer.TimedOut timedOut -> End.silent(atNanos);
      case Transfer.Failed failed -> of(failed.errno(), atNanos);
      case Transfer.Data data ->
          throw new IllegalArgumentException("data are no end, but are " + data);
    };
  }

  /// What the system itself says, without a packet of anybody.
  static End of(Errno errno, long atNanos) {
    if (errno.equals(Errno.ETIMEDOUT)) {
      return End.silent(atNanos);
    }
    var failure = failure(errno);
    return failure instanceof Outcome.Failed known
        ? End.of(known.failure(), Ending.UNREACHABLE, atNanos)
        : new End(failure, null, null, atNanos);
  }

  private static End byIcmp(Errno errno, IcmpReport report, long atNanos) {
    var failure =
        switch (failure(errno)) {
          case Outcome.Failed(var known) when known != Failure.PERMISSION_DENIED -> known;
          case Outcome.Failed denied -> Failure.HOST_UNREACHABLE; // a firewall's, not ours
          case Outcome.Unclassified unknown -> Failure.HOST_UNREACHABLE;
          case Outcome.Ok ok -> throw new IllegalStateException("an error is never fine");
        };
    return new End(new Outcome.Failed(failure), Ending.REFUSED_BY_ICMP, error(report), atNanos);
  }

  private static End silent(ConnectEnd.Silent silent, long atNanos) {
    var end = End.silent(atNanos);
    return silent.icmp().isEmpty()
        ? end
        : new End(end.outcome(), end.ending(), error(silent.icmp().getLast()), atNanos);
  }

  static IcmpError error(IcmpReport report) {
    return new IcmpError(report.type(), report.code(), IpText.of(report.from()));
  }

  private static Outcome failure(Errno errno) {
    if (errno.equals(Errno.ECONNREFUSED)) {
      return new Outcome.Failed(Failure.CONNECTION_REFUSED);
    }
    if (errno.equals(Errno.EHOSTUNREACH)) {
      return new Outcome.Failed(Failure.HOST_UNREACHABLE);
    }
    if (errno.equals(Errno.ENETUNREACH)) {
      return new Outcome.Failed(Failure.NETWORK_UNREACHABLE);
    }
    if (errno.equals(ENETDOWN)) {
      return new Outcome.Failed(Failure.NETWORK_DOWN);
    }
    if (errno.equals(EADDRNOTAVAIL)) {
      return new Outcome.Failed(Failure.ADDRESS_NOT_AVAILABLE);
    }
    return errno.equals(Errno.EACCES) || errno.equals(Errno.EPERM)
        ? new Outcome.Failed(Failure.PERMISSION_DENIED)
        : new Outcome.Unclassified(errno.toString());
  }
}

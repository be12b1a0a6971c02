package fengsui.linux;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One connect from its SYN to its end.
final class Connecting {

  private final Scratch scratch;
  private final int fd;
  private final List<ErrorQueue.Entry> queued = new ArrayList<>(0);
  private long start;

  Connecting(Scratch scratch, int fd) {
    this.scratch = scratch;
    this.fd = fd;
  }

  long start() {
    return start;
  }

  ConnectEnd run(InetSocketAddress peer, Duration timeout) throws InterruptedException {
    int length = SocketAddresses.write(scratch.address, peer);
    start = System.nanoTime();
    int result = Libc.connect(scratch, fd, scratch.address, length);
    scratch.polledAt = System.nanoTime();
    if (result < 0 && -result != Errno.EINPROGRESS.number()) {
      return failed(new Errno(-result), true);
    }
    return await(new Deadline(start + timeout.toNanos()));
  }

  private ConnectEnd await(Deadline deadline) throws InterruptedException {
    while (Poll.await(scratch, fd, Poll.OUT, deadline) != 0) {
      var end = look();
      if (end != null) {
        return end;
      }
    }
    return new ConnectEnd.Silent(
        elapsed(), reports(), TcpInfo.read(scratch, fd).retransmitsTotal());
  }

  @Nullable ConnectEnd look() {
    // The error first: taking the ICMP message out of the queue would clear it.
    int error = SocketOption.SO_ERROR.value(scratch, fd);
    queued.addAll(ErrorQueue.drain(scratch, fd, elapsed()));
    var info = TcpInfo.read(scratch, fd);
    if (info.state() != TcpInfo.SYN_SENT) {
      return error == 0 ? new ConnectEnd.Connected(elapsed(), info) : ended(new Errno(error), info);
    }
    // The kernel ends a connect on any ICMP error, except one that comes while connect(2) itself
    // still runs: then it would wait for the next SYN's. The first is as good.
    return queued.isEmpty() ? null : failed(new Errno(queued.getLast().errno()), false);
  }

  private ConnectEnd ended(Errno error, TcpInfo info) {
    if (error.equals(Errno.ECONNRESET) || error.equals(Errno.EPIPE)) {
      return new ConnectEnd.Reset(elapsed(), info);
    }
    if (error.equals(Errno.ETIMEDOUT)) {
      return new ConnectEnd.Silent(elapsed(), reports(), info.retransmitsTotal());
    }
    return failed(error, false);
  }

  private ConnectEnd failed(Errno error, boolean atOnce) {
    var icmp = lastFor(error);
    if (icmp != null && !isOurs(icmp)) {
      return new ConnectEnd.RefusedByIcmp(elapsed(), icmp, error);
    }
    if (error.equals(Errno.ECONNREFUSED)) {
      return new ConnectEnd.RefusedByRst(elapsed());
    }
    if (error.equals(Errno.ENETUNREACH) || error.equals(Errno.EHOSTUNREACH)) {
      return new ConnectEnd.Unreachable(elapsed(), error, atOnce || icmp != null);
    }
    return new ConnectEnd.Failed(elapsed(), error);
  }

  private @Nullable IcmpReport lastFor(Errno error) {
    IcmpReport last = null;
    for (var entry : queued) {
      if (entry.errno() == error.number() && entry.report() != null) {
        last = entry.report();
      }
    }
    return last;
  }

  /// A machine that finds no neighbour tells itself so by ICMP.
  private boolean isOurs(IcmpReport icmp) {
    var local = SocketAddresses.local(scratch, fd);
    return local != null && local.getAddress().equals(icmp.from());
  }

  /// The ICMP errors that came by the end.
  List<IcmpReport> reports() {
    return queued.stream().flatMap(entry -> Stream.ofNullable(entry.report())).toList();
  }

  private Duration elapsed() {
    return Duration.ofNanos(scratch.polledAt - start);
  }
}

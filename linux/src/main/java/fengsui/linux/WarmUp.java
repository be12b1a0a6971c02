package fengsui.linux;

import java.time.Duration;

/// Runs each call of a connect once on no descriptor, so that the first measured connect does not
/// pay for linking (tens of milliseconds).
final class WarmUp {

  private static final int NO_DESCRIPTOR = -1;

  static {
    var scratch = Scratch.borrow();
    Libc.connect(scratch, NO_DESCRIPTOR, scratch.address, 16);
    Libc.poll(scratch, scratch.poll, 0, 0);
    ErrorQueue.drain(scratch, NO_DESCRIPTOR, Duration.ZERO);
    SocketOption.SO_ERROR.value(scratch, NO_DESCRIPTOR);
    TcpInfo.read(scratch, NO_DESCRIPTOR);
    scratch.giveBack();
  }

  private WarmUp() {}

  static void once() {}
}

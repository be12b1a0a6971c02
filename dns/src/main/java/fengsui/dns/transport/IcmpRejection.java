package fengsui.dns.transport;

import fengsui.model.IcmpError;
import java.io.IOException;

/// An ICMP error came about the query; an answer may still follow.
public final class IcmpRejection extends IOException {

  private static final long serialVersionUID = 1L;

  private final transient IcmpError error;
  private final boolean portUnreachable;

  /// @param portUnreachable whether it says that nobody listens on the port
  public IcmpRejection(IcmpError error, boolean portUnreachable) {
    super(error.toString());
    this.error = error;
    this.portUnreachable = portUnreachable;
  }

  End end() {
    return portUnreachable ? new End.Refused(error) : new End.Rejected(error);
  }
}

package fengsui.linux;

import java.io.IOException;

/// A system call that had to succeed did not: where, what the kernel said, what to do about it.
public final class SystemCallException extends IOException {

  private static final long serialVersionUID = 1L;

  private final int number;

  SystemCallException(String place, Errno problem, String remedy) {
    super(place + ": " + problem + "; " + remedy);
    number = problem.number();
  }

  /// What the kernel said.
  public Errno errno() {
    return new Errno(number);
  }

  /// Returns `returned`, or throws if it is a negated errno.
  static int check(int returned, String place, String remedy) throws SystemCallException {
    if (returned < 0) {
      throw new SystemCallException(place, new Errno(-returned), remedy);
    }
    return returned;
  }
}

package fengsui.server.access;

import java.io.Serial;

/// Too many people sign in at the same time; try again a little later.
public final class BusyException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  BusyException() {
    // Without a stack: floods bring many.
    super(
        "too many people sign in at the same time; try again in a few seconds", null, false, false);
  }
}

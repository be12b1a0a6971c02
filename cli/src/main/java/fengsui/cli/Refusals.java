package fengsui.cli;

import fengsui.wire.Escapes;
import fengsui.wire.WireException;
import java.io.PrintStream;

/// Lines that were set aside because they are no payments: counted, and the first of them told.
final class Refusals {

  private static final int TOLD = 20;

  private final PrintStream err;
  private long number;

  Refusals(PrintStream err) {
    this.err = err;
  }

  void add(String file, WireException complaint) {
    if (++number <= TOLD) {
      err.println(Escapes.visible("set aside: " + file + ", " + complaint.getMessage()));
    }
    if (number == TOLD + 1) {
      err.println("set aside: more lines, which are only counted");
    }
  }

  long number() {
    return number;
  }
}

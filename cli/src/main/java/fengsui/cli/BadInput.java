package fengsui.cli;

import fengsui.wire.Escapes;
import fengsui.wire.WireException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/// Bad usage or input, told in one line: place, problem, remedy. Ends the command with 2.
final class BadInput extends RuntimeException {

  private static final long serialVersionUID = 1;

  private BadInput(String line) {
    super(Escapes.visible(line));
  }

  BadInput(String place, String problem, String remedy) {
    this(place + ": " + problem + "; " + remedy);
  }

  /// What another room says already has its place, problem and remedy.
  static BadInput asSaid(IllegalArgumentException e) {
    return new BadInput(String.valueOf(e.getMessage()));
  }

  /// A file that the command needs cannot be read.
  static BadInput unreadable(String file, IOException e) {
    var why =
        switch (e) {
          case NoSuchFileException _ -> "does not exist";
          case AccessDeniedException _ -> "may not be read by this user";
          default -> "cannot be read: " + e.getMessage(); // open hierarchy
        };
    return new BadInput(file, why, "give a file that can be read");
  }

  static BadInput in(String file, WireException e) {
    return new BadInput(file + ", " + e.place(), e.problem(), e.remedy());
  }
}

package fengsui.server.access;

import java.io.Serial;

/// There is nothing of that id.
final class NothingThereException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  NothingThereException() {
    super("id: nothing has this id; list what there is");
  }
}

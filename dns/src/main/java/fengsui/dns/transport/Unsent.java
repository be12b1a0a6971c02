package fengsui.dns.transport;

import java.io.IOException;

/// The source of a query that the system would not send: it only has the reason.
record Unsent(IOException reason) implements Source {

  @Override
  public Received next(long deadline) throws IOException {
    throw reason;
  }

  @Override
  public void settle() {}

  @Override
  public int sent() {
    return 0;
  }

  @Override
  public boolean listens() {
    return false;
  }

  @Override
  public void close() {}
}

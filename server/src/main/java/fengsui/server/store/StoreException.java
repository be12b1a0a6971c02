package fengsui.server.store;

import java.io.Serial;

/// Why there is no place to keep things: place, problem, remedy.
public final class StoreException extends IllegalStateException {

  @Serial private static final long serialVersionUID = 1;

  private final String place;
  private final String problem;
  private final String remedy;

  StoreException(String place, String problem, String remedy) {
    super(place + ": " + problem + "; " + remedy);
    this.place = place;
    this.problem = problem;
    this.remedy = remedy;
  }

  /// Where, such as `data folder /var/lib/fengsui`.
  public String place() {
    return place;
  }

  public String problem() {
    return problem;
  }

  public String remedy() {
    return remedy;
  }
}

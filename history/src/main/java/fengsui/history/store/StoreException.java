package fengsui.history.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/// Why the store cannot do what it is asked: place, problem, remedy. Nothing that it refuses is
/// acknowledged.
public final class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String place;
  private final String problem;
  private final String remedy;

  StoreException(Path place, String problem, String remedy) {
    super(place + ": " + problem + "; " + remedy);
    this.place = place.toString();
    this.problem = problem;
    this.remedy = remedy;
  }

  static StoreException unwritable(Path place, IOException cause) {
    var why =
        new StoreException(
            place,
            "cannot be written: " + firstLine(cause),
            "free some space, or see to its rights");
    why.initCause(cause);
    return why;
  }

  static StoreException unreadable(Path place, IOException cause) {
    var why =
        new StoreException(
            place, "cannot be read: " + firstLine(cause), "give a folder that can be read");
    why.initCause(cause);
    return why;
  }

  static StoreException database(Path place, SQLException cause) {
    var why =
        new StoreException(
            place, "DuckDB says: " + firstLine(cause), "free some space or memory, and try again");
    why.initCause(cause);
    return why;
  }

  private static String firstLine(Exception cause) {
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("nothing");
  }

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

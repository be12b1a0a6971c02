package fengsui.server.ingest;

import java.io.Serial;

/// A request that is not taken: as a whole, with nothing of it kept.
///
/// @see #retryAfter()
final class Refusal extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  private final int status;
  private final String place;
  private final String problem;
  private final String remedy;

  Refusal(int status, String place, String problem, String remedy) {
    super(place + ": " + problem + "; " + remedy);
    this.status = status;
    this.place = place;
    this.problem = problem;
    this.remedy = remedy;
  }

  static Refusal malformed(String place, String problem, String remedy) {
    return new Refusal(400, place, problem, remedy);
  }

  static Refusal tooLarge(String problem, String remedy) {
    return new Refusal(413, "body", problem, remedy);
  }

  static Refusal busy() {
    return new Refusal(429, "post", "takes in as much as it can", "send the same batch again");
  }

  static Refusal unavailable(String problem) {
    return new Refusal(503, "post", problem, "send the same batch again");
  }

  int status() {
    return status;
  }

  /// Seconds after which to try again; 0 if that would not help.
  int retryAfter() {
    return switch (status) {
      case 429 -> 1;
      case 503 -> 2;
      default -> 0; // any other status: the request itself is wrong
    };
  }

  Words words() {
    return new Words(place, problem, remedy);
  }

  /// What the caller is told.
  record Words(String place, String problem, String remedy) {}
}

package fengsui.wire;

/// What a line or document lacks or gets wrong: place, problem, remedy.
public final class WireException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String place;
  private final String problem;
  private final String remedy;

  public WireException(String place, String problem, String remedy) {
    super(place + ": " + problem + "; " + remedy);
    this.place = place;
    this.problem = problem;
    this.remedy = remedy;
  }

  /// Where, such as `line 3, field vantage.carrier`.
  public String place() {
    return place;
  }

  /// What is wrong there.
  public String problem() {
    return problem;
  }

  /// What to do about it.
  public String remedy() {
    return remedy;
  }

  /// Returns the same complaint seen from further out: `outer` goes before the place.
  public WireException within(String outer) {
    return new WireException(outer + ", " + place, problem, remedy);
  }
}

package fengsui.lab;

/// The laboratory cannot be, or cannot do what was asked.
public final class LaboratoryException extends Exception {

  private static final long serialVersionUID = 1;

  private final String problem;
  private final String remedy;

  public LaboratoryException(String problem, String remedy) {
    super("laboratory: " + problem + "; " + remedy);
    this.problem = problem;
    this.remedy = remedy;
  }

  public String problem() {
    return problem;
  }

  public String remedy() {
    return remedy;
  }
}

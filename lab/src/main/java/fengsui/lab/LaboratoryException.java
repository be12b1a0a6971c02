package fengsui.lab;

/// The laboratory cannot be, or cannot do what was asked: place, problem, remedy.
public final class LaboratoryException extends Exception {

  private static final long serialVersionUID = 1;

  LaboratoryException(String message) {
    super(message);
  }

  LaboratoryException(String message, Throwable cause) {
    super(message, cause);
  }
}

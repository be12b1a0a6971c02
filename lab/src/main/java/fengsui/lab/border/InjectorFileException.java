package fengsui.lab.border;

import java.util.List;

/// An injector file that cannot be used; every problem says place, problem, remedy.
public final class InjectorFileException extends Exception {

  private static final long serialVersionUID = 1;

  private final String[] problems;

  InjectorFileException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = problems.toArray(String[]::new);
  }

  public List<String> problems() {
    return List.of(problems);
  }
}

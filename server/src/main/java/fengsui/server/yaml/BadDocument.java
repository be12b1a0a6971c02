package fengsui.server.yaml;

import java.util.List;
import java.util.stream.Collectors;

/// All that is wrong with a file or a request, in the order of its lines.
public final class BadDocument extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String source;
  private final transient List<Problem> problems;

  /// Makes the complaint about a whole document.
  ///
  /// @param source the file's name, or what else was read
  public BadDocument(String source, List<Problem> problems) {
    super(problems.stream().map(problem -> problem.in(source)).collect(Collectors.joining("\n")));
    this.source = source;
    this.problems = List.copyOf(problems);
  }

  public String source() {
    return source;
  }

  public List<Problem> problems() {
    return problems;
  }
}

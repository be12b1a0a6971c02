package fengsui.server.config;

import java.util.List;
import java.util.stream.Collectors;

/// All that is wrong with a file or a request, in the order of its lines.
public final class ConfigurationException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String source;
  private final transient List<Problem> problems;

  /// @param source the file's name, or what else was read
  public ConfigurationException(String source, List<Problem> problems) {
    super(
        problems.stream()
            .map(problem -> source + ", " + problem)
            .collect(Collectors.joining("\n")));
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

package fengsui.server.yaml;

/// One thing that is wrong with a file or a request: place, problem, remedy.
///
/// @param line counted from 1; 0 where there are no lines, such as in the environment
/// @param path such as `targets[3].url`; empty for the whole
public record Problem(int line, String path, String problem, String remedy) {

  /// Where it is, such as `line 12, targets[3].url`.
  public String place() {
    if (line == 0) {
      return path;
    }
    return path.isEmpty() ? "line " + line : "line " + line + ", " + path;
  }

  /// Returns the problem in one line, as one of the file or request `source`.
  public String in(String source) {
    return source + (place().isEmpty() ? "" : ", " + place()) + ": " + problem + "; " + remedy;
  }
}

package fengsui.server.yaml;

import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/// Where in a document something stands.
///
/// @param line counted from 1
/// @param path such as `targets[3].url`; empty for the whole
public record Place(int line, String path) {

  public static Place of(Node node, String path) {
    return new Place(node.getStartMark().map(Mark::getLine).orElse(0) + 1, path);
  }

  /// Returns the path of what is called `name` here.
  public String path(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}

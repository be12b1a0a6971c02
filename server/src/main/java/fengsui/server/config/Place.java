package fengsui.server.config;

import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/// Where in a document something stands.
///
/// @param line counted from 1
/// @param path such as `targets[3].url`; empty for the whole
record Place(int line, String path) {

  static Place of(Node node, String path) {
    return new Place(node.getStartMark().map(Mark::getLine).orElse(0) + 1, path);
  }

  String path(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}

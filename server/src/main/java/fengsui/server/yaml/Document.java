package fengsui.server.yaml;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/// A YAML document, which JSON is too, as a tree that knows its lines.
public final class Document {

  private static final int LARGEST = 8 << 20;

  private Document() {}

  /// Returns the root of the document; null, and a problem more, if there is none.
  public static @Nullable Node read(String text, Problems problems) {
    try {
      var root = new Compose(settings()).composeString(text);
      return root.orElse(null);
    } catch (MarkedYamlEngineException e) {
      problems.add(new Place(line(e.getProblemMark()), ""), wrong(e.getProblem()), "correct it");
    } catch (YamlEngineException | StackOverflowError e) {
      problems.add(new Place(1, ""), wrong(firstLine(e)), "correct it");
    }
    return null;
  }

  private static LoadSettings settings() {
    return LoadSettings.builder()
        .setCodePointLimit(LARGEST)
        .setAllowDuplicateKeys(true) // told by name, line and remedy where it is read
        .setMaxAliasesForCollections(50)
        .build();
  }

  private static int line(Optional<Mark> mark) {
    return mark.map(Mark::getLine).orElse(0) + 1;
  }

  private static String wrong(@Nullable String why) {
    return "is not YAML: " + (why == null ? "unreadable" : why);
  }

  private static String firstLine(Throwable e) {
    return e instanceof StackOverflowError
        ? "it is nested too deep"
        : String.valueOf(e.getMessage()).lines().findFirst().orElse("unreadable");
  }
}

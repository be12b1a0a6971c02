package fengsui.cli;

import fengsui.model.Change;
import fengsui.wire.Changes;
import fengsui.wire.WireException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Changes in files: YAML documents, or one JSON object a line.
final class ChangeFile {

  private ChangeFile() {}

  /// Reads all changes; no file, no changes.
  static List<Change> read(@Nullable Path file) {
    if (file == null) {
      return List.of();
    }
    try (var in = Files.newInputStream(file)) {
      return Changes.read(in);
    } catch (IOException e) {
      throw BadInput.unreadable(file.toString(), e);
    } catch (WireException e) {
      throw BadInput.in(file.toString(), e);
    }
  }
}

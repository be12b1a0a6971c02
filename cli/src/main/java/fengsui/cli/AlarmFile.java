package fengsui.cli;

import fengsui.history.AlarmScope;
import fengsui.history.where.Where;
import fengsui.wire.Lines;
import fengsui.wire.WireException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// Looks up an alarm in what `fengsui payments watch --json` wrote.
final class AlarmFile {

  private AlarmFile() {}

  /// Returns what the alarm `id` covers, as it was told last.
  static Where condition(String id, @Nullable Path file) {
    if (file == null) {
      throw new BadInput(
          "--alarm " + id,
          "is not known from payments alone",
          "give the alarms too: --alarms FILE, as fengsui payments watch --json wrote it");
    }
    var found = new ArrayList<Where>();
    try (var in = Files.newInputStream(file)) {
      Lines.each(in, line -> AlarmScope.find(id, line), each -> each.ifPresent(found::add));
    } catch (IOException e) {
      throw BadInput.unreadable(file.toString(), e);
    } catch (WireException e) {
      throw BadInput.in(file.toString(), e);
    }
    if (found.isEmpty()) {
      throw new BadInput(file.toString(), "has no alarm " + id, "name one of its alarms");
    }
    return found.getLast();
  }
}

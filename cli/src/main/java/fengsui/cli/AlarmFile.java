package fengsui.cli;

import fengsui.history.AlarmScope;
import fengsui.history.where.Where;
import fengsui.model.Alarm;
import fengsui.wire.Json;
import fengsui.wire.Lines;
import fengsui.wire.WireException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Looks up an alarm in what `fengsui payments watch --json` wrote.
final class AlarmFile {

  private AlarmFile() {}

  /// Where alarms are remembered if nobody says otherwise.
  static Path remembered() {
    return Path.of(System.getProperty("user.home"), ".local", "state", "fengsui", "alarms.ndjson");
  }

  /// Adds alarms to a file, so that they can be asked about later.
  static void remember(List<Alarm> alarms, Path file) throws IOException {
    if (alarms.isEmpty()) {
      return;
    }
    var parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    var lines = alarms.stream().map(Json::write).toList();
    Files.write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /// Returns what the alarm `id` covers, as it was told last.
  ///
  /// @param told where it was told; nothing: where alarms are remembered
  static Where condition(String id, @Nullable Path told) {
    var file = told == null ? remembered() : told;
    if (told == null && !Files.exists(file)) {
      throw new BadInput(
          "--alarm " + id,
          "is not remembered here",
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

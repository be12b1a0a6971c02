package fengsui.server.changes;

import fengsui.server.config.Configuration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Changes that were taken back while the database could not be written: one line each in
/// `changes/withdrawn.ndjson`, on disk before anybody is answered.
@Component
final class Withdrawn {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Path file;
  private final Map<String, Note> notes = new LinkedHashMap<>();

  /// One of them.
  record Note(String change, String who, String why, Instant at) {}

  Withdrawn(Configuration configuration) {
    this.file = configuration.data().resolve("changes").resolve("withdrawn.ndjson");
    if (Files.exists(file)) {
      try (var lines = Files.lines(file)) {
        lines.forEach(line -> {
          var node = JSON.readTree(line);
          var note =
              new Note(
                  node.path("change").asString(),
                  node.path("who").asString(),
                  node.path("why").asString(),
                  Instant.parse(node.path("at").asString()));
          notes.put(note.change(), note);
        });
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// Keeps it. Even where the disk fails too it holds, for as long as the post runs.
  synchronized void add(Note note) {
    notes.put(note.change(), note);
    write();
  }

  /// It is written down.
  synchronized void settled(String change) {
    if (notes.remove(change) != null) {
      write();
    }
  }

  synchronized boolean holds(String change) {
    return notes.containsKey(change);
  }

  synchronized List<Note> notes() {
    return new ArrayList<>(notes.values());
  }

  private void write() {
    var text = new StringBuilder();
    for (var note : notes.values()) {
      text.append(
              JSON.createObjectNode()
                  .put("change", note.change())
                  .put("who", note.who())
                  .put("why", note.why())
                  .put("at", note.at().toString()))
          .append('\n');
    }
    var fresh = file.resolveSibling("withdrawn.ndjson.new");
    try {
      Files.createDirectories(file.resolveSibling(""));
      try (var out =
          FileChannel.open(
              fresh,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        var bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
        out.force(true);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      org.slf4j.LoggerFactory.getLogger(Withdrawn.class)
          .error("what was taken back is only in memory: {}", e.getMessage());
    }
  }
}

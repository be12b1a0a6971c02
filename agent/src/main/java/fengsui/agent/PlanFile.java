package fengsui.agent;

import fengsui.model.Plan;
import fengsui.wire.Json;
import fengsui.wire.WireException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Consumer;

/// The last plan, on disk, so that a restart without the post can go by it. Either the old or the
/// new one is there, whenever the power fails.
final class PlanFile {

  static final String NAME = "plan.json";

  private final Path file;
  private final Consumer<String> log;

  PlanFile(Path folder, Consumer<String> log) {
    this.file = folder.resolve(NAME);
    this.log = log;
  }

  /// Returns the plan kept; empty if there is none that can be read.
  Optional<Plan> find() {
    try {
      return Optional.of(Json.readPlan(Files.readString(file)));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException | WireException | IllegalArgumentException e) {
      log.accept(
          "plan: %s cannot be read (%s); waiting for the post's".formatted(file, e.getMessage()));
      return Optional.empty();
    }
  }

  void keep(Plan plan) {
    var next = file.resolveSibling(NAME + ".new");
    try {
      write(next, Json.write(plan));
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      try (var folder = FileChannel.open(file.toAbsolutePath().getParent())) {
        folder.force(true);
      }
    } catch (IOException e) {
      log.accept(
          "plan: %s cannot be written (%s); free some space, or a restart without the post knows nothing of it"
              .formatted(file, e.getMessage()));
    }
  }

  private static void write(Path file, String text) throws IOException {
    try (var channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }
}

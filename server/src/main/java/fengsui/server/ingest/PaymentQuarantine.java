package fengsui.server.ingest;

import fengsui.wire.Escapes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;

/// Keeps lines that cannot be payments, with place and reason: `quarantine.ndjson` beside the
/// payments. From 64 MiB on it becomes `quarantine.old.ndjson`, of which there is one.
final class PaymentQuarantine {

  private static final long LARGEST = 64 << 20;

  private final Path file;
  private final InstantSource clock;

  PaymentQuarantine(Path folder, InstantSource clock) {
    this.file = folder.resolve("quarantine.ndjson");
    this.clock = clock;
  }

  /// Adds lines. When this returns, they are on disk.
  synchronized void add(List<PaymentLines.Bad> lines) throws IOException {
    if (lines.isEmpty()) {
      return;
    }
    if (Files.exists(file) && Files.size(file) > LARGEST) {
      Files.move(
          file, file.resolveSibling("quarantine.old.ndjson"), StandardCopyOption.REPLACE_EXISTING);
    }
    var text = new StringBuilder();
    lines.forEach(line -> text.append(json(line)).append('\n'));
    try (var out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      var bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(false);
    }
  }

  private String json(PaymentLines.Bad line) {
    var why = line.why();
    return Escapes.visible(
        JsonNodeFactory.instance
            .objectNode()
            .put("received", clock.instant().toString())
            .put("place", why.place())
            .put("problem", why.problem())
            .put("remedy", why.remedy())
            .put("line", line.text())
            .toString());
  }
}

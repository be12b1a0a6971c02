package fengsui.client.failsafe;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// A file that is there whole or not at all, also when the power goes.
public final class WholeFile {

  private WholeFile() {}

  /// Puts `content` in the place of what `file` held. On disk when this returns.
  ///
  /// @param file in a folder that exists
  /// @throws IOException if it cannot be written; `file` is then as it was
  public static void replace(Path file, byte[] content) throws IOException {
    var whole = file.toAbsolutePath();
    var fresh = whole.resolveSibling(whole.getFileName() + ".new");
    try (var channel =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      var buffer = ByteBuffer.wrap(content);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
    Files.move(fresh, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (var folder = FileChannel.open(whole.getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    }
  }
}

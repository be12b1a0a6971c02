package fengsui.history.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/// Files that are there for good.
final class Disk {

  private Disk() {}

  /// Makes the written `from` appear as `to`, whole or not at all.
  static void publish(Path from, Path to) throws IOException {
    try (var written = FileChannel.open(from, StandardOpenOption.WRITE)) {
      written.force(true);
    }
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    forceFolder(to);
  }

  /// Forces the entry of `file` in its folder to disk.
  static void forceFolder(Path file) throws IOException {
    var folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    try (var entries = FileChannel.open(folder, StandardOpenOption.READ)) {
      entries.force(true);
    }
  }
}

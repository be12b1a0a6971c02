package fengsui.agent;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Keeps a second agent out of a folder, for as long as it is open.
final class FolderLock implements AutoCloseable {

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /// Makes the folder, if need be, and takes it.
  ///
  /// @throws IllegalArgumentException if it cannot be used, or another agent does
  static FolderLock take(Path folder) {
    try {
      Files.createDirectories(folder);
      var channel =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (locked(channel)) {
        return new FolderLock(channel);
      }
      channel.close();
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "spool %s: cannot be used (%s); give a folder that this user may write in"
              .formatted(folder, e),
          e);
    }
    throw new IllegalArgumentException(
        "spool %s: another agent uses it; give each agent a folder of its own".formatted(folder));
  }

  // The lock goes with the channel.
  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException _) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}

package fengsui.server.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Keeps a second post away from a data folder. The kernel frees it when the process ends, however
/// it ends.
final class DataLock implements AutoCloseable {

  private final FileChannel channel;

  private DataLock(FileChannel channel) {
    this.channel = channel;
  }

  /// Makes the folder where there is none, and takes its lock.
  static DataLock take(Path folder) {
    try {
      Files.createDirectories(folder);
      var channel =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      return locked(channel, folder);
    } catch (IOException e) {
      throw new StoreException(
          "data folder " + folder,
          "cannot be written (" + e.getClass().getSimpleName() + ")",
          "give a folder that this user may write, with --data");
    }
  }

  private static DataLock locked(FileChannel channel, Path folder) throws IOException {
    try {
      if (channel.tryLock() != null) {
        return new DataLock(channel);
      }
    } catch (OverlappingFileLockException _) {
      // Another post in this very process: the same answer.
    }
    channel.close();
    throw new StoreException(
        "data folder " + folder,
        "is in use by another command post",
        "end that one, or give another folder with --data");
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package fengsui.server.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A folder is one post's only. The kernel frees it when the post is gone, however it went.
final class FolderLock implements AutoCloseable {

  private final FileChannel file;

  private FolderLock(FileChannel file) {
    this.file = file;
  }

  /// Takes the folder.
  ///
  /// @throws IOException if another post has it
  static FolderLock take(Path folder) throws IOException {
    Files.createDirectories(folder);
    var file =
        FileChannel.open(
            folder.resolve("in-use"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (file.tryLock() != null) {
        return new FolderLock(file);
      }
    } catch (OverlappingFileLockException _) {
      // By another post of this process.
    }
    file.close();
    throw new IOException(
        folder + ": is used by another command post; end that, or give another folder");
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}

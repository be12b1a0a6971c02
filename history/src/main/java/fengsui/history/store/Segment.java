package fengsui.history.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/// The file that frames are added to.
final class Segment implements Closeable {

  private final Path file;
  private final FileChannel channel;
  private long end;
  private boolean broken;

  private Segment(Path file, FileChannel channel, long end) {
    this.file = file;
    this.channel = channel;
    this.end = end;
  }

  /// Opens `file`, or makes it; gives each frame's content to `sink` and cuts a torn tail off.
  static Segment open(Path file, Consumer<byte[]> sink) {
    try {
      var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      Disk.forceFolder(file);
      var end = Frames.read(file, sink);
      if (channel.size() > end) {
        channel.truncate(end);
        channel.force(true);
      }
      return new Segment(file, channel, end);
    } catch (IOException e) {
      throw StoreException.unwritable(file, e);
    }
  }

  /// Adds a frame. When this returns, it is on disk.
  ///
  /// @throws StoreException if it is not: then the frame is not there, or the store must be opened
  ///   again before anything else is added
  void append(byte[] content) {
    if (broken) {
      throw new StoreException(
          file, "could not be written before and is in doubt", "open the store again");
    }
    broken = true;
    var frame = Frames.of(content);
    try {
      write(frame);
      channel.force(false);
    } catch (IOException e) {
      throw StoreException.unwritable(file, e);
    }
    end += Frames.HEADER + content.length;
    broken = false;
  }

  // What a full disk leaves of a frame is cut off, so that the next one may be tried. After a
  // failed force nobody knows what is on disk: that stays in doubt.
  private void write(ByteBuffer frame) throws IOException {
    try {
      for (var at = end; frame.hasRemaining(); ) {
        at += channel.write(frame, at);
      }
    } catch (IOException e) {
      channel.truncate(end);
      broken = false;
      throw e;
    }
  }

  boolean inDoubt() {
    return broken;
  }

  Path file() {
    return file;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}

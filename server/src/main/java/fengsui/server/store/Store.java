package fengsui.server.store;

import fengsui.server.config.Configuration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The place where everything is kept: the data folder, and the database that the operator names or
/// one of our own in that folder. Only one post at a time can have it open.
public final class Store implements AutoCloseable {

  private final Path folder;
  private final DataLock lock;
  private final @Nullable Embedded embedded;
  private final DataSource connections;

  private Store(Path folder, DataLock lock, @Nullable Embedded embedded, DataSource connections) {
    this.folder = folder;
    this.lock = lock;
    this.embedded = embedded;
    this.connections = connections;
  }

  /// Opens it. Returns when the database answers.
  ///
  /// @throws StoreException if that cannot be, with what to do about it
  public static Store open(Configuration configuration) {
    var lock = DataLock.take(configuration.data());
    try {
      var folder = configuration.data().toRealPath();
      var database = configuration.database();
      if (database != null) {
        return new Store(folder, lock, null, External.open(database));
      }
      var embedded = Embedded.start(folder);
      return new Store(folder, lock, embedded, embedded.connections());
    } catch (IOException e) {
      lock.close();
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /// Makes connections; not pooled.
  DataSource connections() {
    return connections;
  }

  /// The data folder.
  Path folder() {
    return folder;
  }

  /// Whether the database is our own, in the data folder.
  boolean ours() {
    return embedded != null;
  }

  @Override
  public void close() {
    if (embedded != null) {
      embedded.close();
    }
    lock.close();
  }
}

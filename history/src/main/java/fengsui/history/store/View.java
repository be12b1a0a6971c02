package fengsui.history.store;

import fengsui.history.Exposure;
import fengsui.history.Pulse;
import fengsui.history.where.Where;
import fengsui.model.Payment;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The payments of a store as they were at one moment. Not safe for several threads.
public final class View implements AutoCloseable {

  private final Path folder;
  private final Connection snapshot;
  private final List<Path> sealed;

  View(Path folder, Connection snapshot, List<Path> sealed) {
    this.folder = folder;
    this.snapshot = snapshot;
    this.sealed = sealed;
  }

  /// Returns whom and what `where` covers.
  public Exposure exposure(Where where) {
    return asked(() -> new Question(snapshot).ask(where, sealed));
  }

  /// Returns when the newest payment was; nothing without any.
  public Optional<Instant> newest() {
    return asked(() -> new Newest(snapshot, Rows.from(sealed)).at());
  }

  /// Gives the newest payments to `sink`, by time, but none of which a discount is covered by one
  /// of `without`.
  ///
  /// @param most how many there may be; more only if one minute has more
  public void newest(long most, List<Where> without, Consumer<Payment> sink) {
    asked(() -> {
      new Newest(snapshot, Rows.from(sealed)).each(most, without, sink);
      return sink;
    });
  }

  /// Returns how the payments went in the hour before `end`, and what is usual at that time.
  public Pulse pulse(Instant end) {
    return asked(() -> new PulseQuestion(snapshot, Rows.from(sealed)).ask(end));
  }

  private interface Asking<T> {
    T ask() throws SQLException;
  }

  private <T> T asked(Asking<T> asking) {
    try {
      return asking.ask();
    } catch (SQLException e) {
      throw StoreException.database(folder, e);
    }
  }

  @Override
  public void close() {
    try {
      snapshot.close();
    } catch (SQLException e) {
      throw StoreException.database(folder, e);
    }
  }
}

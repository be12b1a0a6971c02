package fengsui.agent.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The spool's file through all that can happen to it: a full disk is waited for, a damaged file is
/// set aside and a new one begun. Several threads may use it.
final class Store implements AutoCloseable {

  static final String NAME = "spool.db";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  /// Kept free on the disk, so that acknowledged observations can still be deleted when it is full.
  private static final long HEADROOM = 4 << 20;

  private final Path folder;
  private final Consumer<String> log;
  private @Nullable SpoolFile file;
  private volatile String trouble = "";

  Store(Path folder, Consumer<String> log) {
    this.folder = folder;
    this.log = log;
  }

  /// Something done with the file.
  interface Work<T extends @Nullable Object> {
    T on(SpoolFile file) throws SQLException;
  }

  /// Does it, or returns `otherwise` when the file cannot be used now.
  synchronized <T extends @Nullable Object> T use(Work<T> work, T otherwise) {
    try {
      var open = file == null ? SpoolFile.open(folder.resolve(NAME)) : file;
      file = open;
      return work.on(open);
    } catch (SQLException e) {
      failed(e);
      return otherwise;
    }
  }

  /// Keeps the lines; false when that is not possible now.
  synchronized boolean append(java.util.List<Line> lines) {
    if (!roomy()) {
      said("the disk of " + folder + " is full");
      return false;
    }
    boolean kept =
        use(
            open -> {
              open.append(lines);
              return true;
            },
            false);
    if (kept) {
      said("");
    }
    return kept;
  }

  /// What is wrong with the disk, in a few words; empty when nothing is.
  String trouble() {
    return trouble;
  }

  private boolean roomy() {
    try {
      var disk = Files.getFileStore(folder);
      return disk.getUsableSpace() > Math.min(HEADROOM, disk.getTotalSpace() / 8);
    } catch (IOException _) {
      return true; // writing will tell
    }
  }

  private void failed(SQLException e) {
    closeQuietly();
    switch (SpoolTrouble.of(e)) {
      case DAMAGED -> setAside(e);
      case FULL -> said("the disk of " + folder + " is full");
      case OTHER -> said("the spool in " + folder + " cannot be used: " + e.getMessage());
    }
  }

  private void said(String what) {
    if (!what.equals(trouble)) {
      log.accept(
          what.isEmpty()
              ? "spool: the disk takes observations again"
              : "spool: %s; measuring goes on, observations wait in memory; free some space or mend the disk"
                  .formatted(what));
    }
    trouble = what;
  }

  private void setAside(SQLException e) {
    var damaged = folder.resolve("spool-damaged-" + STAMP.format(Instant.now()) + ".db");
    try {
      move(folder.resolve(NAME), damaged);
      move(folder.resolve(NAME + "-wal"), Path.of(damaged + "-wal"));
      log.accept(
          "spool: %s is damaged (%s); it is now %s and a new spool begins; what was in it and not yet sent is lost to the post unless somebody rescues it"
              .formatted(folder.resolve(NAME), e.getMessage(), damaged));
    } catch (IOException cannot) {
      said("the spool is damaged and cannot be set aside: " + cannot.getMessage());
    }
  }

  private static void move(Path from, Path to) throws IOException {
    if (Files.exists(from)) {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private void closeQuietly() {
    try {
      if (file != null) {
        file.close();
      }
    } catch (SQLException e) {
      log.accept("spool: " + e.getMessage());
    }
    file = null;
  }

  @Override
  public synchronized void close() {
    closeQuietly();
  }
}

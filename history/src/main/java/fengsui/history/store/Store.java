package fengsui.history.store;

import fengsui.history.Exposure;
import fengsui.history.where.Where;
import fengsui.model.Payment;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The payments that were, in a folder. They are only ever added; each id is kept once, as it came
/// first. One process adds; any number ask meanwhile.
public final class Store implements AutoCloseable {

  /// Payments in one Parquet file.
  private static final int PAYMENTS = 200_000;

  private final Folder folder;
  private final int most;
  private final FileChannel lock;
  private final Rows rows;

  /// Guards `sealed`, and that with the rows.
  private final Object view = new Object();

  private List<IdFile> sealed = List.of();
  private final Set<String> ids = new HashSet<>();
  private final List<Path> segments = new ArrayList<>();
  private @Nullable Segment segment;
  private int number;
  private volatile boolean doubtful;

  /// What became of a batch.
  ///
  /// @param stored payments that are on disk now and were not before
  /// @param duplicates payments that were there already, or twice in the batch
  public record Receipt(int stored, int duplicates) {}

  private Store(Folder folder, int most, FileChannel lock) {
    this.folder = folder;
    this.most = most;
    this.lock = lock;
    this.rows = Rows.in(folder);
  }

  /// Whether `path` is a store.
  public static boolean is(Path path) {
    return Folder.is(path);
  }

  /// Refuses a payment that [#append] would refuse.
  ///
  /// @throws fengsui.wire.WireException if it cannot be kept as it is
  public static void check(Payment payment) {
    Batches.check(payment);
  }

  /// Opens the store in `path`, or makes one.
  ///
  /// @throws StoreException if another process has it open, or it cannot be read and written
  public static Store open(Path path) {
    return open(path, PAYMENTS);
  }

  static Store open(Path path, int paymentsAFile) {
    var folder = new Folder(path);
    try {
      Files.createDirectories(path);
      var store = new Store(folder, paymentsAFile, lock(folder));
      folder.prepare();
      store.recover();
      return store;
    } catch (IOException e) {
      throw StoreException.unwritable(path, e);
    }
  }

  private static FileChannel lock(Folder folder) throws IOException {
    var channel =
        FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException _) {
      // held within this process: refused as any other
    }
    channel.close();
    throw new StoreException(
        folder.path(), "is in use by another process", "stop that, or choose another folder");
  }

  private void recover() throws IOException {
    var content = folder.content();
    for (var file : content.sealed().values()) {
      if (!Files.exists(Folder.ids(file))) {
        IdFile.write(file, rows.ids(file).stream());
      }
      addSealed(file);
    }
    number = content.next();
    for (var open : content.open().entrySet()) {
      number = open.getKey();
      closeSegment();
      segment = Segment.open(open.getValue(), this::recover);
      segments.add(open.getValue());
    }
  }

  private void recover(byte[] frame) {
    var payments = Batches.read(frame);
    rows.add(firstNumber(), payments);
    payments.forEach(payment -> ids.add(payment.id()));
  }

  /// Adds payments. When this returns, each of them is on disk.
  ///
  /// @throws StoreException if not: then some of them may be, and adding all of them again is right
  /// @throws fengsui.wire.WireException if one cannot be kept as it is: then none of them is
  public synchronized Receipt append(Collection<Payment> batch) {
    refuseInDoubt();
    var fresh = new LinkedHashMap<String, Payment>();
    for (var payment : batch) {
      Batches.check(payment);
      if (!ids.contains(payment.id())) {
        fresh.putIfAbsent(payment.id(), payment);
      }
    }
    dropSealed(fresh);
    for (var frame : Batches.of(fresh.values())) {
      if (ids.size() >= most) {
        seal();
      }
      active().append(frame.content());
      keep(frame.payments());
    }
    return new Receipt(fresh.size(), batch.size() - fresh.size());
  }

  private void dropSealed(Map<String, Payment> fresh) {
    for (var file : sealed) {
      var maybe = fresh.keySet().stream().filter(id -> file.mayHold(IdFile.hash(id))).toList();
      if (!maybe.isEmpty()) {
        fresh.keySet().removeAll(rows.present(file.sealed(), maybe));
      }
    }
  }

  private void keep(List<Payment> payments) {
    try {
      rows.add(firstNumber(), payments);
    } catch (StoreException e) {
      doubtful = true; // the segment has what the rows lack
      throw e;
    }
    payments.forEach(payment -> ids.add(payment.id()));
  }

  private long firstNumber() {
    return ((long) number << 32) + ids.size();
  }

  private Segment active() {
    if (segment == null) {
      var file = folder.segment(number);
      segment = Segment.open(file, this::recover);
      segments.add(file);
    }
    return segment;
  }

  /// Turns open segments into a Parquet file. Questions go on meanwhile.
  public synchronized void seal() {
    refuseInDoubt();
    if (ids.isEmpty()) {
      return;
    }
    var file = folder.sealed(number);
    var unfinished = Folder.unfinished(file);
    try {
      rows.write(unfinished);
      IdFile.write(file, ids.stream());
      Disk.publish(unfinished, file);
      exchange(file);
    } catch (IOException e) {
      throw StoreException.unwritable(file, e);
    } finally {
      clear(unfinished); // there only if it failed: the space it took is needed
    }
  }

  private void exchange(Path file) throws IOException {
    var done = false;
    try {
      synchronized (view) {
        rows.clear();
        addSealed(file);
      }
      ids.clear();
      number++;
      closeSegment();
      segment = null;
      for (var old : segments) {
        Files.delete(old);
      }
      segments.clear();
      done = true;
    } finally {
      doubtful |= !done;
    }
  }

  private static void clear(Path unfinished) {
    try {
      Files.deleteIfExists(unfinished);
    } catch (IOException _) {
      // the next opening clears it away
    }
  }

  /// Whether an earlier error left it in doubt, so that it is to be closed and opened again.
  public synchronized boolean inDoubt() {
    return doubtful || (segment != null && segment.inDoubt());
  }

  private void refuseInDoubt() {
    if (doubtful) {
      throw new StoreException(
          folder.path(), "is in doubt after an earlier error", "open the store again");
    }
  }

  private void addSealed(Path file) throws IOException {
    var more = new ArrayList<>(sealed);
    more.add(IdFile.open(file));
    sealed = List.copyOf(more);
  }

  /// Returns everything that was acknowledged until now, as it stays whatever is added later.
  public View view() {
    refuseInDoubt();
    try {
      synchronized (view) {
        return new View(
            folder.path(), rows.snapshot(), sealed.stream().map(IdFile::sealed).toList());
      }
    } catch (SQLException e) {
      throw StoreException.database(folder.path(), e);
    }
  }

  /// Returns whom and what `where` covers, of everything that was acknowledged until now.
  public Exposure exposure(Where where) {
    try (var now = view()) {
      return now.exposure(where);
    }
  }

  /// Returns the same from outside, while another process may add payments: of those in whole
  /// frames.
  public static Exposure exposure(Path path, Where where) {
    return Outside.exposure(new Folder(path), where, null);
  }

  /// Returns the same, and gives each covered payment to `listed`, by time.
  public static Exposure exposure(Path path, Where where, Consumer<Payment> listed) {
    return Outside.exposure(new Folder(path), where, listed);
  }

  private void closeSegment() {
    if (segment != null) {
      try {
        segment.close();
      } catch (IOException e) {
        throw StoreException.unwritable(segment.file(), e);
      }
    }
  }

  @Override
  public synchronized void close() {
    closeSegment();
    rows.close();
    try {
      lock.close();
    } catch (IOException e) {
      throw StoreException.unwritable(folder.lock(), e);
    }
  }
}

package fengsui.client.failsafe;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Keeps the last bundle that was accepted, and the highest sequence ever accepted, through
/// restarts and loss of power. An older bundle is refused, whoever signed it: whoever can replay
/// one could send us to addresses that we gave up.
public final class BundleStore {

  private static final Object ONE_AT_A_TIME = new Object();

  private final Path folder;
  private final TrustedKeys keys;
  private volatile @Nullable Bundle bundle;

  private BundleStore(Path folder, TrustedKeys keys) {
    this.folder = folder;
    this.keys = keys;
  }

  /// Opens the store in `folder`, which is made if need be.
  ///
  /// @throws FailsafeRefused if what is kept there is damaged, or signed by a key not trusted
  public static BundleStore open(Path folder, TrustedKeys keys)
      throws IOException, FailsafeRefused {
    Files.createDirectories(folder);
    var store = new BundleStore(folder, keys);
    synchronized (ONE_AT_A_TIME) {
      try (var channel = store.lockFile()) {
        channel.lock();
        store.bundle = Files.exists(store.file()) ? SignedBundle.open(store.kept(), keys) : null;
        store.highest();
      }
    }
    return store;
  }

  /// The bundle that counts, valid or not.
  public Optional<Bundle> bundle() {
    return Optional.ofNullable(bundle);
  }

  /// Takes a bundle, and returns it once it is on the disk.
  ///
  /// @throws FailsafeRefused if its signature does not count, or if it is older than one accepted
  ///   before, or another of the same sequence; the store is as before
  public Bundle accept(byte[] signed) throws IOException, FailsafeRefused {
    var next = SignedBundle.open(signed, keys);
    synchronized (ONE_AT_A_TIME) {
      try (var channel = lockFile()) {
        channel.lock();
        check(next, signed);
        WholeFile.replace(file(), signed);
        WholeFile.replace(sequenceFile(), Long.toString(next.sequence()).getBytes(US_ASCII));
        bundle = next;
      }
    }
    return next;
  }

  private void check(Bundle next, byte[] signed) throws IOException, FailsafeRefused {
    var highest = highest();
    if (next.sequence() < highest) {
      throw new FailsafeRefused(
          "bundle %d is older than bundle %d, which was accepted before"
              .formatted(next.sequence(), highest),
          "sign it again with a higher sequence if it is meant");
    }
    var same = Files.exists(file()) && Arrays.equals(kept(), signed);
    if (next.sequence() == highest && !same) {
      throw new FailsafeRefused(
          "another bundle %d was accepted before".formatted(highest),
          "sign it again with a higher sequence");
    }
  }

  /// The highest sequence accepted, 0 before the first. Of the two files the bundle is written
  /// first.
  private long highest() throws IOException, FailsafeRefused {
    var text =
        Files.exists(sequenceFile()) ? Files.readString(sequenceFile(), US_ASCII).strip() : "0";
    if (!text.matches("[0-9]{1,18}")) {
      throw new FailsafeRefused(
          sequenceFile() + ": is no number", "write the highest sequence that was accepted");
    }
    var current = Files.exists(file()) ? SignedBundle.open(kept(), keys).sequence() : 0;
    return Math.max(Long.parseLong(text), current);
  }

  private byte[] kept() throws IOException, FailsafeRefused {
    if (Files.size(file()) > SignedBundle.LARGEST) {
      throw new FailsafeRefused(file() + ": is too large", "delete it and accept a bundle anew");
    }
    return Files.readAllBytes(file());
  }

  private Path file() {
    return folder.resolve("failsafe.bundle");
  }

  private Path sequenceFile() {
    return folder.resolve("failsafe.sequence");
  }

  /// Locked by one process at a time, until it is closed.
  private FileChannel lockFile() throws IOException {
    return FileChannel.open(
        folder.resolve("failsafe.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }
}

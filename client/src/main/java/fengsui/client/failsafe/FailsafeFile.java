package fengsui.client.failsafe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The bundle in a file that somebody may replace at any time: it is looked at anew when it has
/// changed. A file that is not taken leaves the bundle that was taken before. Safe for use by many
/// threads.
public final class FailsafeFile implements Supplier<Optional<Bundle>> {

  private final Path file;
  private final TrustedKeys keys;
  private final @Nullable BundleStore store;
  private final Consumer<String> log;
  private @Nullable FileTime seen;
  private @Nullable Bundle bundle;
  private String said = "";

  /// @param store remembers what was accepted through restarts; without one, until this process
  ///   ends
  /// @param log takes one line when a bundle is taken or refused
  public FailsafeFile(
      Path file, TrustedKeys keys, @Nullable BundleStore store, Consumer<String> log) {
    this.file = file;
    this.keys = keys;
    this.store = store;
    this.log = log;
    bundle = store == null ? null : store.bundle().orElse(null);
  }

  @Override
  public synchronized Optional<Bundle> get() {
    try {
      var changed = Files.getLastModifiedTime(file);
      if (!changed.equals(seen)) {
        seen = changed;
        take();
      }
    } catch (NoSuchFileException missing) {
      say("does not exist");
    } catch (IOException | FailsafeRefused e) {
      say(String.valueOf(e.getMessage()));
    }
    return Optional.ofNullable(bundle);
  }

  private void take() throws IOException, FailsafeRefused {
    byte[] bytes;
    try (var in = Files.newInputStream(file)) {
      bytes = in.readNBytes(SignedBundle.LARGEST + 1);
    }
    var next = store == null ? SignedBundle.open(bytes, keys) : store.accept(bytes);
    var current = bundle;
    if (current != null && next.sequence() < current.sequence()) {
      throw new FailsafeRefused(
          "bundle %d is older than bundle %d, which was accepted before"
              .formatted(next.sequence(), current.sequence()),
          "sign it again with a higher sequence if it is meant");
    }
    bundle = next;
    say("bundle %d taken".formatted(next.sequence()));
  }

  /// Says a thing once: a file that is missing is missing at every look.
  private void say(String words) {
    if (!words.equals(said)) {
      said = words;
      log.accept("failsafe %s: %s".formatted(file, words));
    }
  }
}

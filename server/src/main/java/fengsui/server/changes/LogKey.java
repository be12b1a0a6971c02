package fengsui.server.changes;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fengsui.client.failsafe.FailsafeRefused;
import fengsui.client.failsafe.KeyText;
import fengsui.server.config.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import org.springframework.stereotype.Component;

/// The key that signs the checkpoints of the log: `changes/log.key` in the data folder, made at the
/// first start. Only its user can read it.
@Component
final class LogKey {

  private final KeyPair pair;

  LogKey(Configuration configuration) {
    var file = configuration.data().resolve("changes").resolve("log.key");
    try {
      if (!Files.exists(file)) {
        make(file);
      }
      pair = KeyText.pair(file.toString(), Files.readString(file, US_ASCII));
    } catch (IOException | FailsafeRefused e) {
      throw new IllegalStateException("the key of the log of changes: " + e.getMessage(), e);
    }
  }

  // Renamed into place: a crash in between leaves no file that is half written.
  private static void make(Path file) throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    var fresh = file.resolveSibling("log.key.new");
    Files.deleteIfExists(fresh);
    Files.createFile(
        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(fresh, KeyText.write(KeyText.generate()), US_ASCII);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }

  KeyPair pair() {
    return pair;
  }

  /// The public key, to be kept elsewhere: with it anybody can check the log.
  String text() {
    return KeyText.write(pair.getPublic());
  }
}

package fengsui.client.failsafe;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Whose signatures count. More than one while keys are changed: first trust the new key
/// everywhere, then sign with it, then drop the old one.
public final class TrustedKeys {

  private static final int LARGEST = 64 * 1024;

  private final Map<String, PublicKey> byId;

  private TrustedKeys(Map<String, PublicKey> byId) {
    this.byId = Map.copyOf(byId);
  }

  public static TrustedKeys of(PublicKey... keys) {
    return new TrustedKeys(
        Arrays.stream(keys)
            .collect(Collectors.toMap(KeyText::id, each -> each, (first, same) -> first)));
  }

  /// Reads files of public keys in PEM form, as `fengsui failsafe key` and openssl write them.
  ///
  /// @throws FailsafeRefused if a file has none
  public static TrustedKeys read(List<Path> files) throws IOException, FailsafeRefused {
    var keys = new HashMap<String, PublicKey>();
    for (var file : files) {
      if (Files.size(file) > LARGEST) {
        throw new FailsafeRefused(file + ": is too large for a key", "name another file");
      }
      var found =
          KeyText.publicKeys(file.toString(), new String(Files.readAllBytes(file), US_ASCII));
      found.forEach(key -> keys.put(KeyText.id(key), key));
    }
    return new TrustedKeys(keys);
  }

  Optional<PublicKey> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /// The ids of the keys, sorted.
  public List<String> ids() {
    return byId.keySet().stream().sorted().toList();
  }
}

package fengsui.client.jdk;

import fengsui.client.Lane;
import fengsui.client.Tier;
import fengsui.client.failsafe.BundleStore;
import fengsui.client.failsafe.FailsafeFile;
import fengsui.client.failsafe.FailsafeRefused;
import fengsui.client.failsafe.FailsafeWay;
import fengsui.client.failsafe.TrustedKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The signed failsafe as settings name it: `failsafe` its file, `failsafe-keys` whose signatures
/// count, `failsafe-folder` where is kept what was accepted.
final class FailsafeLane {

  private FailsafeLane() {}

  /// Returns its lane, or none if it is not set. A bundle that is not taken is told, and leaves the
  /// other tiers as they are; keys that cannot be read are a wrong setting.
  static List<Lane> of(Options options) {
    var file = options.find("failsafe");
    if (file.isEmpty()) {
      return List.of();
    }
    var keys = keys(options);
    var bundles = new FailsafeFile(Path.of(file.get()), keys, store(options, keys), Notes::warning);
    return List.of(new Lane(Tier.FAILSAFE, new FailsafeWay(bundles, InstantSource.system())));
  }

  private static TrustedKeys keys(Options options) {
    var files = options.list("failsafe-keys").stream().map(Path::of).toList();
    try {
      if (files.isEmpty()) {
        throw Options.wrong("failsafe-keys", "", "name the files of the keys whose word counts");
      }
      return TrustedKeys.read(files);
    } catch (IOException | FailsafeRefused e) {
      throw Options.wrong(
          "failsafe-keys", String.valueOf(files), "cannot be used: " + e.getMessage());
    }
  }

  private static @Nullable BundleStore store(Options options, TrustedKeys keys) {
    var folder = options.find("failsafe-folder");
    if (folder.isEmpty()) {
      return null;
    }
    try {
      return BundleStore.open(Path.of(folder.get()), keys);
    } catch (IOException | FailsafeRefused e) {
      throw Options.wrong("failsafe-folder", folder.get(), "cannot be used: " + e.getMessage());
    }
  }
}

package fengsui.client.failsafe;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.KeyPair;

/// Signs bundles, and opens those that a trusted key signed. The form is in the package's comment.
public final class SignedBundle {

  /// The most bytes of a bundle with its signature.
  public static final int LARGEST = Seal.LARGEST;

  private static final Seal SEAL =
      new Seal(
          "failsafe", "signed bundle", "make one with fengsui failsafe sign", "name fewer names");

  private SignedBundle() {}

  /// Returns `json` with a signature by `pair`.
  ///
  /// @throws FailsafeRefused if `json` is no bundle, or the keys are no pair
  public static byte[] sign(String json, KeyPair pair) throws FailsafeRefused {
    var payload = json.getBytes(UTF_8);
    BundleReader.read(payload);
    return SEAL.sign(payload, pair);
  }

  /// Returns the bundle that `file` is, if one of `keys` signed it. Whether it is new enough and
  /// valid now is for others to say.
  ///
  /// @throws FailsafeRefused saying what is wrong with it
  public static Bundle open(byte[] file, TrustedKeys keys) throws FailsafeRefused {
    return BundleReader.read(SEAL.open(file, keys));
  }
}

package fengsui.client.failsafe;

import java.security.KeyPair;

/// Bundles for tests.
final class Bundles {

  private Bundles() {}

  static String json(long sequence) {
    return """
    {"schema":"fengsui.failsafe/1","sequence":%d,
     "notBefore":"2026-01-01T00:00:00Z","notAfter":"2026-12-31T00:00:00Z",
     "names":{
      "shop.example":{"addresses":["39.1.1.9","2001:67c:4::1"],"aliases":["cdn.example"],
       "pins":["%s"],"port":8443,"directIpAllowed":true},
      "pay.example":{"addresses":["39.1.1.10"],"directIpAllowed":false}}}
    """
        .formatted(sequence, "0a".repeat(32));
  }

  static byte[] signed(long sequence, KeyPair pair) throws FailsafeRefused {
    return SignedBundle.sign(json(sequence), pair);
  }
}

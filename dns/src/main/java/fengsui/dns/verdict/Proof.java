package fengsui.dns.verdict;

import fengsui.model.Outcome;
import java.util.List;

/// What a TLS handshake with an address says about whose address it is.
public sealed interface Proof {

  /// Whoever answers there holds a valid certificate for the name.
  ///
  /// @param pin the SHA-256 of its public key (SPKI) as lower-case hex
  record Proven(String pin) implements Proof {}

  /// Somebody else answers there.
  ///
  /// @param names those that its certificate is for, at most 16; may be empty
  /// @param why in words that continue "the certificate there …"
  record Refuted(List<String> names, String why) implements Proof {
    public Refuted {
      names = List.copyOf(names);
    }
  }

  /// Nothing was learnt.
  ///
  /// @param outcome how the attempt failed
  record Unreachable(Outcome outcome) implements Proof {}
}

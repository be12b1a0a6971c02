package fengsui.client.failsafe;

import fengsui.dns.message.Name;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a bundle says, whoever signed it.
///
/// @param sequence grows with each bundle; a smaller one than was accepted before is refused
/// @param names what is known of each name
public record Bundle(long sequence, Instant notBefore, Instant notAfter, Map<Name, Entry> names) {

  public Bundle {
    names = Map.copyOf(names);
    if (sequence < 1) {
      throw new IllegalArgumentException("the sequence must be 1 or more, but is " + sequence);
    }
    if (!notBefore.isBefore(notAfter)) {
      throw new IllegalArgumentException("notAfter must be later than notBefore");
    }
  }

  /// What is known of one name.
  ///
  /// @param addresses in the order in which they are to be tried
  /// @param aliases the suffixes that its CNAMEs may lie in
  /// @param pins the SHA-256 of public keys (SPKI) as lower-case hex, one of which its certificate
  ///   must have; empty for any valid one
  /// @param port where a handshake proves an address
  /// @param directIpAllowed whether its owner allows connecting to addresses that no resolver gave
  public record Entry(
      List<InetAddress> addresses,
      List<Name> aliases,
      Set<String> pins,
      int port,
      boolean directIpAllowed) {

    public Entry {
      addresses = List.copyOf(addresses);
      aliases = List.copyOf(aliases);
      pins = Set.copyOf(pins);
    }
  }

  public Optional<Entry> find(Name name) {
    return Optional.ofNullable(names.get(name));
  }

  /// Returns why it cannot be used at `now`, if it cannot.
  public Optional<String> objection(Instant now) {
    if (now.isBefore(notBefore)) {
      return Optional.of(
          "bundle %d is valid from %s on, but this host's clock says %s; if that is wrong, set the clock"
              .formatted(sequence, notBefore, now));
    }
    return now.isBefore(notAfter)
        ? Optional.empty()
        : Optional.of(
            "bundle %d was valid until %s, but this host's clock says %s; sign a new one, or set the clock if that is wrong"
                .formatted(sequence, notAfter, now));
  }
}

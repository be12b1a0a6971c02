package fengsui.model;

import java.util.Set;

/// Whose network a vantage stands in: `telecom`, `unicom`, `mobile`, `broadnet`, `cloud:NAME` or
/// `other`.
public record Carrier(String code) {

  private static final Set<String> PLAIN =
      Set.of("telecom", "unicom", "mobile", "broadnet", "other");

  /// A network that nobody named.
  public static final Carrier OTHER = new Carrier("other");

  public Carrier {
    if (!PLAIN.contains(code) && !code.matches("cloud:[a-z0-9-]+")) {
      throw new IllegalArgumentException(
          "carrier must be telecom, unicom, mobile, broadnet, other or cloud:NAME, but is " + code);
    }
  }

  @Override
  public String toString() {
    return code;
  }
}

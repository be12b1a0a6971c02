package fengsui.model;

/// Where an agent stands.
///
/// `province` is a lower-case name such as `beijing`, or `unknown`.
public record Vantage(Carrier carrier, String province, Access access, Side side) {

  /// A place nobody described: some domestic machine room.
  public static final Vantage HERE =
      new Vantage(Carrier.OTHER, "unknown", Access.IDC, Side.DOMESTIC);

  public Vantage {
    if (!province.matches("[a-z][a-z-]*")) {
      throw new IllegalArgumentException(
          "province must be a lower-case name such as beijing, but is " + province);
    }
  }
}

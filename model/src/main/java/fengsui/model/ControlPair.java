package fengsui.model;

/// Ties a control to the target it was made for: it differs from `of` (a target's id) in the factor
/// `varies` only, whose value is `to`.
public record ControlPair(String of, Factor varies, String to) {

  /// What a control may change.
  public enum Factor implements Coded {
    /// Another port of the same address.
    PORT("port"),
    /// Another resolver for the same name.
    RESOLVER("resolver"),
    /// Another transport to the same resolver.
    TRANSPORT("transport"),
    /// Another target, on the side named.
    TARGET("target"),
    /// Another server name in the ClientHello, or none.
    SNI("sni"),
    /// An address that another resolver gave.
    ADDRESS("address"),
    /// Another carrier.
    CARRIER("carrier"),
    /// The other side of the border.
    SIDE("side"),
    /// The other way round.
    DIRECTION("direction");

    private final String code;

    Factor(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }
}

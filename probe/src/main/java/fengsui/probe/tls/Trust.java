package fengsui.probe.tls;

/// What an authority says of a chain.
public enum Trust {
  /// It is signed and valid now.
  GIVEN,
  /// It is signed, but a certificate ran out or is not valid yet.
  OUT_OF_TIME,
  /// Nobody we know signed it.
  DENIED
}

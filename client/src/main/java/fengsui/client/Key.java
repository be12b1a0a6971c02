package fengsui.client;

/// What was asked.
///
/// @param host in its normal form
record Key(String host, Families families) {

  static Key of(String host, Families families) {
    return new Key(Hosts.normal(host), families);
  }
}

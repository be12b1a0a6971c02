package fengsui.model;

/// The closed set of failures.
///
/// Names are those of OONI's df-007 where one fits; the `http_…` ones and `ssl_alert` are ours.
public enum Failure implements Coded {
  /// The name does not exist, says the resolver.
  DNS_NXDOMAIN_ERROR("dns_nxdomain_error"),
  /// The resolver itself failed.
  DNS_SERVFAIL_ERROR("dns_servfail_error"),
  /// The resolver refuses to answer.
  DNS_REFUSED_ERROR("dns_refused_error"),
  /// The name exists but has no address.
  DNS_NO_ANSWER("dns_no_answer"),
  /// Every address answered is loopback, private or otherwise not routable.
  DNS_BOGON_ERROR("dns_bogon_error"),
  /// The answer is not a DNS message, or not one to our question.
  DNS_SERVER_MISBEHAVING("dns_server_misbehaving"),
  /// The connection was refused: a RST, or an ICMP port unreachable; the evidence says which.
  CONNECTION_REFUSED("connection_refused"),
  /// A RST ended an established connection.
  CONNECTION_RESET("connection_reset"),
  /// Nothing (or too little) came before the stage's deadline.
  GENERIC_TIMEOUT_ERROR("generic_timeout_error"),
  /// The peer closed the connection before the stage was complete.
  EOF_ERROR("eof_error"),
  /// A router or firewall says that the host cannot be reached.
  HOST_UNREACHABLE("host_unreachable"),
  /// There is no route, here or on the way.
  NETWORK_UNREACHABLE("network_unreachable"),
  /// Our own network interface is down.
  NETWORK_DOWN("network_down"),
  /// The operating system forbids it (a local firewall, for example).
  PERMISSION_DENIED("permission_denied"),
  /// We have no address of this family.
  ADDRESS_NOT_AVAILABLE("address_not_available"),
  /// The certificate is expired, not yet valid or malformed.
  SSL_INVALID_CERTIFICATE("ssl_invalid_certificate"),
  /// The certificate is for other names.
  SSL_INVALID_HOSTNAME("ssl_invalid_hostname"),
  /// No trusted authority signed the certificate.
  SSL_UNKNOWN_AUTHORITY("ssl_unknown_authority"),
  /// The handshake failed in another way: an alert, no common version, or not TLS at all.
  SSL_FAILED_HANDSHAKE("ssl_failed_handshake"),
  /// The answer is not HTTP.
  HTTP_INVALID_RESPONSE("http_invalid_response"),
  /// The server answered with a status of 500 or above.
  HTTP_SERVER_ERROR("http_server_error"),
  /// The probe was not run to its end.
  INTERRUPTED("interrupted");

  private final String code;

  Failure(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}

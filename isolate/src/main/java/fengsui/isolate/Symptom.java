package fengsui.isolate;

import fengsui.model.Ending;
import fengsui.model.Failure;
import fengsui.model.Observation;
import fengsui.model.Outcome;
import fengsui.model.Stage;
import java.util.Locale;

/// How a path fails, as far as it matters for telling causes apart.
enum Symptom {
  /// A RST answered the SYN.
  REFUSED(Kind.RESET),
  /// A RST after the handshake.
  CUT(Kind.RESET),
  /// Nothing answered the SYN.
  DARK(Kind.SILENCE),
  /// Nothing, or too little, came after the handshake.
  MUTE(Kind.SILENCE),
  /// Something came after the handshake, but too little in its time.
  SLOW(Kind.SILENCE),
  /// An ICMP error answered.
  REJECTED(Kind.ICMP),
  /// Our own kernel said no.
  LOCAL(Kind.LOCAL),
  /// The certificate does not prove the name.
  CERTIFICATE(Kind.CERTIFICATE),
  /// The far end spoke, and said no.
  ANSWERED(Kind.ANSWERED),
  /// The name led to loopback or another address nobody can route.
  BOGON(Kind.NAME),
  /// The resolver answered without an address.
  NAMELESS(Kind.NAME),
  /// The resolver did not answer.
  UNANSWERED(Kind.NAME),
  /// The name led to a routable address that is somebody else's.
  FORGED(Kind.NAME),
  /// The name was told rightly but late, while others tell it at once.
  TARDY(Kind.NAME),
  /// A failure no rule knows.
  ODD(Kind.ODD);

  /// Symptoms of one kind can come from one cause, whatever stage they show in.
  enum Kind {
    RESET,
    SILENCE,
    ICMP,
    LOCAL,
    CERTIFICATE,
    ANSWERED,
    NAME,
    ODD
  }

  private final Kind kind;

  Symptom(Kind kind) {
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }

  /// Whether it concerns the name and not the path.
  boolean ofName() {
    return kind == Kind.NAME;
  }

  /// Whether it shows although no stage failed.
  boolean withoutFailure() {
    return this == FORGED || this == TARDY;
  }

  /// Its spelling in the table.
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Returns how `failed`, an observation that did not end well, fails by itself.
  static Symptom of(Observation failed) {
    if (failed.stage() != Stage.RESOLVE && Addresses.nowhere(failed)) {
      return BOGON;
    }
    return switch (failed.outcome()) {
      case Outcome.Failed(Failure failure) -> of(failure, failed);
      case Outcome.Ok _, Outcome.Unclassified _ -> ODD;
    };
  }

  private static Symptom of(Failure failure, Observation failed) {
    return switch (failure) {
      case DNS_BOGON_ERROR -> BOGON;
      case DNS_NXDOMAIN_ERROR,
          DNS_SERVFAIL_ERROR,
          DNS_REFUSED_ERROR,
          DNS_NO_ANSWER,
          DNS_SERVER_MISBEHAVING ->
          NAMELESS;
      case CONNECTION_REFUSED -> onConnect(failed, byIcmp(failed) ? REJECTED : REFUSED, CUT);
      case CONNECTION_RESET -> onConnect(failed, REFUSED, CUT);
      case GENERIC_TIMEOUT_ERROR -> silence(failed);
      case HOST_UNREACHABLE, NETWORK_UNREACHABLE -> unreachable(failed);
      case NETWORK_DOWN, PERMISSION_DENIED, ADDRESS_NOT_AVAILABLE ->
          byIcmp(failed) ? REJECTED : LOCAL;
      case SSL_INVALID_CERTIFICATE, SSL_INVALID_HOSTNAME, SSL_UNKNOWN_AUTHORITY -> CERTIFICATE;
      case EOF_ERROR, SSL_FAILED_HANDSHAKE, HTTP_INVALID_RESPONSE, HTTP_SERVER_ERROR -> ANSWERED;
      case INTERRUPTED -> ODD;
    };
  }

  private static Symptom onConnect(Observation failed, Symptom connecting, Symptom later) {
    return switch (failed.stage()) {
      case RESOLVE -> UNANSWERED;
      case CONNECT -> connecting;
      case SECURE, EXCHANGE -> later;
    };
  }

  private static Symptom silence(Observation failed) {
    var later = failed.evidence().ending() == Ending.SLOW ? SLOW : MUTE;
    return onConnect(failed, DARK, later);
  }

  private static Symptom unreachable(Observation failed) {
    if (byIcmp(failed)) {
      return onConnect(failed, REJECTED, REJECTED);
    }
    var local =
        failed.evidence().ending() == Ending.UNREACHABLE
            || failed.outcome().equals(new Outcome.Failed(Failure.NETWORK_UNREACHABLE));
    return local ? LOCAL : onConnect(failed, REJECTED, REJECTED);
  }

  private static boolean byIcmp(Observation failed) {
    return failed.evidence().icmp() != null || failed.evidence().ending() == Ending.REFUSED_BY_ICMP;
  }
}

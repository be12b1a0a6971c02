package fengsui.probe;

import fengsui.model.Evidence;
import fengsui.model.Failure;
import fengsui.model.Outcome;
import fengsui.model.Stage;
import fengsui.model.StageFacts.Secured;
import fengsui.model.Step;
import fengsui.probe.net.Connection;
import fengsui.probe.net.Deadline;
import fengsui.probe.net.End;
import fengsui.probe.tls.Authorities;
import fengsui.probe.tls.Certificates;
import fengsui.probe.tls.Handshake;
import fengsui.probe.tls.Shaken;
import fengsui.probe.tls.TlsStream;
import fengsui.probe.tls.Trust;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The TLS handshake, and then the judgement of what the server showed.
final class SecureStage {

  private final Supplier<Authorities> authorities;

  SecureStage(Supplier<Authorities> authorities) {
    this.authorities = authorities;
  }

  /// The stage's lap; the stream only if the server may be spoken to.
  record Safe(Lap lap, @Nullable TlsStream stream, @Nullable String alpn) {}

  Safe run(Call call, Handshake handshake, Connection connection, Deadline deadline)
      throws InterruptedException {
    var shaken = handshake.over(connection, deadline);
    Boolean trusted = null;
    Boolean matches = null;
    Failure fault = null;
    if (!shaken.chain().isEmpty()) {
      var trust = authorities.get().judge(shaken.chain(), Instant.now());
      trusted = trust != Trust.DENIED;
      matches = Certificates.nameMatches(shaken.chain(), call.target().host());
      fault = Certificates.judge(trust, matches);
    }
    var facts = facts(handshake, shaken, trusted, matches);
    var outcome = outcome(shaken, fault);
    var ms = (shaken.atNanos() - shaken.startedNanos()) / 1e6;
    var evidence = evidence(facts, shaken.end());
    var step = new Step(Stage.SECURE, outcome, ms, call.peerText(), evidence);
    var lap = new Lap(step, shaken.startedNanos(), shaken.atNanos());
    return new Safe(lap, outcome.ok() ? shaken.stream() : null, shaken.session().alpn());
  }

  private static Evidence evidence(Secured facts, @Nullable End end) {
    return Steps.ended(Evidence.of(facts), end);
  }

  private static Secured facts(
      Handshake handshake, Shaken shaken, @Nullable Boolean trusted, @Nullable Boolean matches) {
    var session = shaken.session();
    return new Secured(
        session.protocol(),
        session.cipher(),
        session.alpn(),
        handshake.sni(),
        session.alert(),
        Certificates.facts(shaken.chain()),
        trusted,
        matches,
        null);
  }

  private static Outcome outcome(Shaken shaken, @Nullable Failure fault) {
    if (shaken.end() != null) {
      return shaken.end().outcome();
    }
    return fault == null ? Outcome.OK : new Outcome.Failed(fault);
  }
}

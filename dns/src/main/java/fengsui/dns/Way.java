package fengsui.dns;

import fengsui.dns.message.Name;
import java.time.Duration;
import java.util.Set;

/// One way to ask for the addresses of a name: a carrier's resolver, DoT, DoH, or a vendor's
/// HTTPDNS. It blocks its thread; whoever races several gives each a virtual thread.
public interface Way {

  /// How evidence names it: `udp://1.2.3.4:53`, `tls://dot.pub`, `https://doh.pub/dns-query`,
  /// `httpdns+alibaba://203.107.1.1`. Never holds a secret.
  String id();

  /// How far its word can be trusted to be the operator's own.
  Trust trust();

  /// Asks for all `families` at once and returns the answer, a failure included, before `patience`
  /// is over.
  ///
  /// @throws InterruptedException if the waiting thread is interrupted; the question is given up
  Answer ask(Name name, Set<Family> families, Duration patience) throws InterruptedException;

  /// How far the word of a way can be trusted to be the operator's own.
  enum Trust {
    /// Anybody on the way can have written it: UDP and TCP on port 53, HTTP without a signature.
    PLAIN,
    /// The operator proved itself: TLS with a valid certificate, or a keyed signature.
    AUTHENTICATED,
    /// Signed by us beforehand: the failsafe bundle.
    SIGNED
  }
}

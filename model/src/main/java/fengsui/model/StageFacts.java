package fengsui.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is particular to one stage. Times are milliseconds since the stage began.
public sealed interface StageFacts {

  /// How a name was resolved.
  ///
  /// @param resolver who was asked: `udp://HOST:PORT`, `tcp://HOST:PORT`, `system`, or an encrypted
  ///   way such as `https://HOST/PATH`
  /// @param answers the addresses of the answer that a plain client would have used: the first
  /// @param aliases the CNAME chain of the first answer, in order
  /// @param rcode the response code of the first answer, such as `NOERROR`; null without an answer
  /// @param ttl the smallest time to live of the first answer, in seconds; null without records
  /// @param late every further answer that arrived
  /// @param role what the one asked is to the vantage; null if nobody noted it
  /// @param operator who runs an authoritative server: `ours` or a provider's name; null if unknown
  record Resolved(
      String resolver,
      List<String> answers,
      List<String> aliases,
      @Nullable String rcode,
      @Nullable Long ttl,
      List<LateAnswer> late,
      @Nullable Role role,
      @Nullable String operator)
      implements StageFacts {

    public Resolved {
      answers = List.copyOf(answers);
      aliases = List.copyOf(aliases);
      late = List.copyOf(late);
    }

    /// One of which nobody noted what the resolver is.
    public Resolved(
        String resolver,
        List<String> answers,
        List<String> aliases,
        @Nullable String rcode,
        @Nullable Long ttl,
        List<LateAnswer> late) {
      this(resolver, answers, aliases, rcode, ttl, late, null, null);
    }

    /// The same, of one who is known.
    public Resolved by(@Nullable Role known, @Nullable String who) {
      return new Resolved(resolver, answers, aliases, rcode, ttl, late, known, who);
    }
  }

  /// What somebody who answers for names is to a vantage.
  enum Role implements Coded {
    /// Its own carrier's or network's resolver: what its clients are told.
    LOCAL("local"),
    /// A server of the zone itself.
    AUTHORITY("authority"),
    /// Anybody else.
    CONTROL("control");

    private final String code;

    Role(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  /// An answer that came after the first, `ms` after the query.
  record LateAnswer(double ms, String rcode, List<String> answers) {

    public LateAnswer {
      answers = List.copyOf(answers);
    }
  }

  /// How a connection was made, or was not.
  ///
  /// @param localPort our port; 0 when unknown
  /// @param retransmits SYNs sent again; null where the platform does not tell
  /// @param rttMs the kernel's smoothed round trip; null where the platform does not tell
  /// @param floor the fastest successful connects on this path; null while none is known
  record Connected(
      int localPort, @Nullable Integer retransmits, @Nullable Double rttMs, @Nullable Floor floor)
      implements StageFacts {}

  /// How the connection was secured. Certificate facts are there also when verification failed.
  ///
  /// @param protocol such as `TLSv1.3`; null if the handshake did not come so far
  /// @param cipher the cipher suite; null likewise
  /// @param alpn the protocol agreed, such as `h2`; null without one
  /// @param sni the server name sent; null if none was sent
  /// @param alert the alert received, such as `handshake_failure`; null without one
  /// @param chain the certificates presented, the server's first
  /// @param chainTrusted whether an authority we trust signed the chain; null without a chain
  /// @param nameMatches whether the certificate is for the host; null without a chain
  /// @param floor the round trip floor of the path, against which a reset is judged; null if
  ///   unknown
  record Secured(
      @Nullable String protocol,
      @Nullable String cipher,
      @Nullable String alpn,
      @Nullable String sni,
      @Nullable String alert,
      List<CertificateFacts> chain,
      @Nullable Boolean chainTrusted,
      @Nullable Boolean nameMatches,
      @Nullable Floor floor)
      implements StageFacts {

    public Secured {
      chain = List.copyOf(chain);
    }
  }

  /// One certificate of a chain; `sha256` is the fingerprint of its DER form in lower-case hex.
  record CertificateFacts(
      String subject,
      String issuer,
      List<String> names,
      Instant notBefore,
      Instant notAfter,
      String sha256) {

    public CertificateFacts {
      names = List.copyOf(names);
    }
  }

  /// What the server said.
  ///
  /// @param version `HTTP/1.1` or `HTTP/2`
  /// @param status the status code; null if no response head came
  /// @param server the `Server` header; null without one
  /// @param location the `Location` header; null without one
  /// @param bodyBytes how much of the body was read
  /// @param firstByteMs when the first byte of the response came; null if none did
  /// @param floor the round trip floor of the path; null if unknown
  record Exchanged(
      String version,
      @Nullable Integer status,
      @Nullable String server,
      @Nullable String location,
      long bodyBytes,
      @Nullable Double firstByteMs,
      @Nullable Floor floor)
      implements StageFacts {}
}

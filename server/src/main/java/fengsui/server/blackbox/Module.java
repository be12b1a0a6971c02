package fengsui.server.blackbox;

import fengsui.probe.http.HttpRequest.Field;
import fengsui.probe.tls.Authorities;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One way to probe, as a module file of blackbox_exporter describes it.
///
/// @param timeout null: that of the scrape
record Module(String name, @Nullable Duration timeout, Check check) {

  /// What is done.
  sealed interface Check {}

  /// What is known to blackbox_exporter but not done here: its requests are refused with a reason.
  record Unsupported(String prober) implements Check {}

  /// Which address of a name is taken, the first of a family: no other is tried.
  record Family(boolean six, boolean fallback) {}

  /// How a connection is secured.
  ///
  /// @param authorities whom to trust; null: the system's
  /// @param serverName what to ask for and to verify; null: the target's host
  record Tls(boolean insecure, @Nullable Authorities authorities, @Nullable String serverName) {

    static final Tls PLAIN = new Tls(false, null, null);
  }

  /// A header that must, or must not, match.
  record HeaderRule(String header, Pattern pattern, boolean allowMissing, boolean failIfMatches) {}

  /// A request over HTTP, and what its response must be like.
  ///
  /// @param statuses empty: 200 to 299
  /// @param versions empty: any
  record Http(
      Request request,
      List<Integer> statuses,
      List<String> versions,
      boolean follow,
      boolean failIfSsl,
      boolean failIfNotSsl,
      List<Pattern> failIfBody,
      List<Pattern> failIfNotBody,
      List<HeaderRule> headerRules,
      Tls tls,
      boolean http2,
      Family family)
      implements Check {}

  /// What is sent.
  ///
  /// @param headers in their order
  /// @param bodyLimit the longest response in bytes; 0: none but our own
  /// @param compression to ask for; null: none
  record Request(
      String method,
      List<Field> headers,
      String body,
      long bodyLimit,
      @Nullable String compression) {}

  /// One step of a conversation.
  record Line(@Nullable Pattern expect, @Nullable String send, boolean startTls) {}

  /// A connection, and what is said over it.
  record Tcp(boolean secured, Tls tls, List<Line> lines, Family family) implements Check {}

  /// Rules on one section of an answer.
  record Rules(
      List<Pattern> failIfMatches,
      List<Pattern> failIfAllMatch,
      List<Pattern> failIfNotMatches,
      List<Pattern> failIfNoneMatches) {

    static final Rules NONE = new Rules(List.of(), List.of(), List.of(), List.of());
  }

  /// A question to the target, which is a name server.
  ///
  /// @param type as a number
  record Dns(
      String name,
      int type,
      boolean recursion,
      boolean byTcp,
      List<String> rcodes,
      Rules answers,
      Rules authorities,
      Rules additionals,
      Family family)
      implements Check {}
}

package fengsui.dns.httpdns;

import fengsui.dns.https.Fetched;
import fengsui.dns.https.Request;
import java.time.Instant;

/// A vendor's grammar: how questions become requests, and responses answers. No network.
sealed interface Vendor permits AlibabaV1, AlibabaV2, Tencent, Volcengine, Baidu {

  /// The word in `httpdns+WORD://`.
  String word();

  /// How many names it takes at once.
  int mostNames();

  /// Whether only a request with a key is answered.
  boolean needsKey();

  /// Whether a key authenticates the *answers*. A signed request does not, and encryption without
  /// authentication (CBC, ECB) does not either.
  boolean sealsAnswers();

  /// Returns the request that asks `inquiry`; `now` is by the vendor's clock.
  ///
  /// @throws IllegalArgumentException if `key` is not as the vendor wants keys
  Request request(Inquiry inquiry, Key key, Instant now);

  Reading read(Inquiry inquiry, Fetched.Response response, Key key);
}

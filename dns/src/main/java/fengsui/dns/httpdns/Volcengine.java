package fengsui.dns.httpdns;

import fengsui.dns.https.Fetched;
import fengsui.dns.https.Request;
import fengsui.dns.json.Json;
import fengsui.dns.json.MalformedJson;
import fengsui.model.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Volcengine HTTPDNS (volcengine.com documents 6758/113991, 174756, 174757), one name at a time:
/// the document's example of several was not to be had. Not confirmed: that answers hold both
/// families when no `type` is sent, and that the timestamp is an expiry, as public clients have it.
record Volcengine() implements Vendor {

  private static final Duration HOLDS = Duration.ofMinutes(10);

  @Override
  public String word() {
    return "volcengine";
  }

  @Override
  public int mostNames() {
    return 1;
  }

  @Override
  public boolean needsKey() {
    return true;
  }

  @Override
  public boolean sealsAnswers() {
    return false;
  }

  @Override
  public Request request(Inquiry inquiry, Key key, Instant now) {
    var name = inquiry.joined();
    var stamp = String.valueOf(now.plus(HOLDS).toEpochMilli());
    var signature = sign(key.secret(), stamp, inquiry.account(), name);
    return Request.get(
        "/resolve?domain=%s&account_id=%s&sign=%s&timestamp=%s"
            .formatted(name, inquiry.account(), signature, stamp),
        "application/json");
  }

  /// The values in the order of their characters, with the empty `ip` and `type`.
  static String sign(String secret, String timestamp, String account, String names) {
    return Crypt.md5(
        Stream.of(secret, timestamp, account, names, "", "")
            .sorted()
            .collect(Collectors.joining("_")));
  }

  @Override
  public Reading read(Inquiry inquiry, Fetched.Response response, Key key) {
    if (response.status() != 200) {
      return response.status() == 403
          ? new Reading.KeyRefused(new Outcome.Unclassified("http status 403"))
          : new Reading.Failed(response.refusal());
    }
    try {
      var json = Json.read(response.body().bytes());
      var name = Lines.name(inquiry, json, "host");
      var addresses = Lines.addresses(inquiry, json, "ips");
      return new Reading.Said(List.of(new Reading.Line(name, addresses, Lines.ttl(json))));
    } catch (MalformedJson | IllegalArgumentException garbage) {
      return Reading.garbage();
    }
  }
}

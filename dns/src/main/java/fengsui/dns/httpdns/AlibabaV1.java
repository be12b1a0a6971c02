package fengsui.dns.httpdns;

import fengsui.dns.https.Fetched;
import fengsui.dns.https.Request;
import fengsui.dns.json.Json;
import fengsui.dns.json.MalformedJson;
import fengsui.model.Failure;
import fengsui.model.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Alibaba Cloud EMAS HTTPDNS, the older interface (help.aliyun.com documents 52679, 52680).
///
/// @param signed whether requests are signed with MD5, as accounts can demand
record AlibabaV1(boolean signed) implements Vendor {

  private static final Duration HOLDS = Duration.ofSeconds(30);

  @Override
  public String word() {
    return "alibaba";
  }

  @Override
  public int mostNames() {
    return 5;
  }

  @Override
  public boolean needsKey() {
    return signed;
  }

  @Override
  public boolean sealsAnswers() {
    return false;
  }

  @Override
  public Request request(Inquiry inquiry, Key key, Instant now) {
    var batch = inquiry.names().size() > 1;
    var call = (signed ? "sign_" : "") + (batch ? "resolve" : "d");
    var names = inquiry.joined();
    var query = "?host=" + names + "&query=" + inquiry.digits() + signature(names, key, now);
    return Request.get("/" + inquiry.account() + "/" + call + query, "application/json");
  }

  private String signature(String signedText, Key key, Instant now) {
    if (!signed) {
      return "";
    }
    var expiry = now.plus(HOLDS).getEpochSecond();
    return "&t=" + expiry + "&s=" + sign(signedText, key.secret(), expiry);
  }

  static String sign(String text, String secret, long expiry) {
    return Crypt.md5(text + "-" + secret + "-" + expiry);
  }

  @Override
  public Reading read(Inquiry inquiry, Fetched.Response response, Key key) {
    try {
      var json = Json.read(response.body().bytes());
      return response.status() == 200 ? said(inquiry, json) : refused(response, json);
    } catch (MalformedJson | IllegalArgumentException garbage) {
      return response.status() == 200 ? Reading.garbage() : new Reading.Failed(response.refusal());
    }
  }

  /// Whatever the code, 403 is about the account or the signature.
  static Reading refused(Fetched.Response response, Json json) {
    var code = Lines.code(json).filter(text -> text.matches("[A-Za-z.]{1,64}"));
    var outcome =
        code.isPresent() && response.status() < 500
            ? new Outcome.Unclassified("vendor says " + code.get())
            : response.status() == 200
                ? new Outcome.Failed(Failure.DNS_SERVER_MISBEHAVING)
                : response.refusal();
    return response.status() == 403 ? new Reading.KeyRefused(outcome) : new Reading.Failed(outcome);
  }

  /// One object, or in `dns` one for each name and family, which do not say of which family they
  /// are.
  private static Reading said(Inquiry inquiry, Json json) {
    var lines = new ArrayList<Reading.Line>();
    for (var each : json.find("dns").map(Json::values).orElse(List.of(json))) {
      var addresses = new ArrayList<>(Lines.addresses(inquiry, each, "ips"));
      addresses.addAll(Lines.addresses(inquiry, each, "ipsv6"));
      lines.add(new Reading.Line(Lines.name(inquiry, each, "host"), addresses, Lines.ttl(each)));
    }
    return new Reading.Said(lines);
  }
}

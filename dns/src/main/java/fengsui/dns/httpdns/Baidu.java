package fengsui.dns.httpdns;

import fengsui.dns.Family;
import fengsui.dns.https.Fetched;
import fengsui.dns.https.Request;
import fengsui.dns.json.Json;
import fengsui.dns.json.MalformedJson;
import fengsui.model.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;

/// Baidu Cloud HTTPDNS `/v4/resolve` (cloud.baidu.com/doc/HTTPDNS/s/Vjwvxm96x). It is told one
/// family; asked for both, it is told none, and whether it then gives both is not confirmed.
record Baidu() implements Vendor {

  private static final Duration HOLDS = Duration.ofMinutes(5);

  @Override
  public String word() {
    return "baidu";
  }

  @Override
  public int mostNames() {
    return 10;
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
    var names = inquiry.joined();
    var expiry = now.plus(HOLDS).getEpochSecond();
    var query =
        "?account_id=%s&dn=%s&t=%d&sign=%s%s"
            .formatted(
                inquiry.account(), names, expiry, sign(names, key.secret(), expiry), type(inquiry));
    return Request.get("/v4/resolve" + query, "application/json");
  }

  private static String type(Inquiry inquiry) {
    if (inquiry.families().size() == 2) {
      return "";
    }
    return inquiry.families().contains(Family.IPV6) ? "&type=ipv6" : "&type=ipv4";
  }

  static String sign(String names, String secret, long expiry) {
    return Crypt.md5(names + "-" + secret + "-" + expiry);
  }

  @Override
  public Reading read(Inquiry inquiry, Fetched.Response response, Key key) {
    try {
      var json = Json.read(response.body().bytes());
      var told = json.find("msg").flatMap(Json::findText).orElse("");
      return response.status() == 200 && told.equals("ok")
          ? said(inquiry, json)
          : refused(response, told);
    } catch (MalformedJson | IllegalArgumentException garbage) {
      return response.status() == 200 ? Reading.garbage() : new Reading.Failed(response.refusal());
    }
  }

  /// That words about signature or account are about the key is our guess; a second key is tried.
  private static Reading refused(Fetched.Response response, String told) {
    var word = told.matches("[A-Za-z0-9 _.-]{1,64}") ? told : "";
    if (word.matches("(?i).*(sign|account).*")) {
      return new Reading.KeyRefused(new Outcome.Unclassified("vendor says " + word));
    }
    if (response.status() == 200) {
      return word.isEmpty() ? Reading.garbage() : Reading.failed("vendor says " + word);
    }
    return new Reading.Failed(response.refusal());
  }

  private static Reading said(Inquiry inquiry, Json json) {
    if (!(json.find("data").orElse(null) instanceof Json.Members data)) {
      throw new IllegalArgumentException("no data");
    }
    var lines = new ArrayList<Reading.Line>();
    data.byName()
        .forEach((text, said) -> {
          var name = Lines.asked(inquiry, text);
          for (var family : new String[] {"ipv4", "ipv6"}) {
            said.find(family)
                .map(part ->
                    new Reading.Line(name, Lines.addresses(inquiry, part, "ip"), Lines.ttl(part)))
                .ifPresent(lines::add);
          }
        });
    return new Reading.Said(lines);
  }
}

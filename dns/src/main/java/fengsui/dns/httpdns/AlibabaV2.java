package fengsui.dns.httpdns;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fengsui.dns.https.Fetched;
import fengsui.dns.https.Request;
import fengsui.dns.json.Json;
import fengsui.dns.json.MalformedJson;
import fengsui.dns.message.Name;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Alibaba Cloud EMAS HTTPDNS `/v2/d` (help.aliyun.com document 2978980), signed with HMAC-SHA256.
/// A key's secret and cipher are both in hexadecimal.
record AlibabaV2(Mode mode) implements Vendor {

  private static final Duration HOLDS = Duration.ofMinutes(10);

  /// How question and answer are encrypted; the number is the vendor's.
  enum Mode {
    PLAIN(0),
    CBC(1),
    GCM(2);

    private final int number;

    Mode(int number) {
      this.number = number;
    }

    Crypt.Mode cipher() {
      return switch (this) {
        case CBC -> Crypt.Mode.AES_CBC;
        case GCM -> Crypt.Mode.AES_GCM;
        case PLAIN -> throw new IllegalStateException("nothing is encrypted");
      };
    }
  }

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
    return true;
  }

  @Override
  public boolean sealsAnswers() {
    return mode == Mode.GCM;
  }

  @Override
  public Request request(Inquiry inquiry, Key key, Instant now) {
    var fields = new TreeMap<String, String>();
    fields.put("id", inquiry.account());
    fields.put("m", String.valueOf(mode.number));
    fields.put("v", "1.0");
    fields.put("exp", String.valueOf(now.plus(HOLDS).getEpochSecond()));
    if (mode == Mode.PLAIN) {
      fields.put("dn", inquiry.joined());
      fields.put("q", inquiry.digits());
    } else {
      var question = "{\"dn\":\"%s\",\"q\":\"%s\"}".formatted(inquiry.joined(), inquiry.digits());
      var encrypted = Crypt.encrypt(mode.cipher(), cipherKey(key), question.getBytes(US_ASCII));
      fields.put("enc", HexFormat.of().formatHex(encrypted));
    }
    var signed = Crypt.hmacSha256(key.secret(), canonical(fields));
    return Request.get("/v2/d?" + canonical(fields) + "&s=" + signed, "application/json");
  }

  /// The members in the order of their names, as they are signed.
  static String canonical(Map<String, String> fields) {
    return new TreeMap<>(fields)
        .entrySet().stream()
            .map(field -> field.getKey() + "=" + field.getValue())
            .collect(Collectors.joining("&"));
  }

  private static byte[] cipherKey(Key key) {
    return HexFormat.of().parseHex(key.cipher());
  }

  @Override
  public Reading read(Inquiry inquiry, Fetched.Response response, Key key) {
    try {
      var json = Json.read(response.body().bytes());
      var fine = response.status() == 200 && Lines.code(json).orElse("").equals("success");
      return fine ? said(inquiry, data(json, key)) : AlibabaV1.refused(response, json);
    } catch (MalformedJson | IllegalArgumentException | GeneralSecurityException garbage) {
      return response.status() == 200 ? Reading.garbage() : new Reading.Failed(response.refusal());
    }
  }

  /// An answer in a mode that was not asked for is refused: it would not be authenticated.
  private Json data(Json json, Key key) throws MalformedJson, GeneralSecurityException {
    var told = json.find("mode").flatMap(Json::findWhole).orElse(0L);
    var data = json.find("data").orElseThrow(IllegalArgumentException::new);
    if (told != mode.number) {
      throw new IllegalArgumentException("another mode");
    }
    if (mode == Mode.PLAIN) {
      return data;
    }
    var whole = Base64.getDecoder().decode(Lines.text(data));
    return Json.read(Crypt.decrypt(mode.cipher(), cipherKey(key), whole));
  }

  private static Reading said(Inquiry inquiry, Json data) {
    var lines = new ArrayList<Reading.Line>();
    if (!(data.find("answers").orElse(null) instanceof Json.Array answers)) {
      throw new IllegalArgumentException("no answers");
    }
    for (var each : answers.values()) {
      var name = Lines.name(inquiry, each, "dn");
      for (var family : new String[] {"v4", "v6"}) {
        each.find(family).map(part -> line(inquiry, name, part)).ifPresent(lines::add);
      }
    }
    return new Reading.Said(lines);
  }

  /// Without addresses, `no_ip_code` says why; whatever it says, the vendor knows of none.
  private static Reading.Line line(Inquiry inquiry, Name name, Json part) {
    return new Reading.Line(name, Lines.addresses(inquiry, part, "ips"), Lines.ttl(part));
  }
}

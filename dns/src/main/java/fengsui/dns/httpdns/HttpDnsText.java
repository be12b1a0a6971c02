package fengsui.dns.httpdns;

import fengsui.dns.Family;
import fengsui.dns.IpText;
import fengsui.dns.https.HttpAgent;
import fengsui.dns.https.Origin;
import fengsui.dns.https.Service;
import fengsui.dns.message.Name;
import java.net.InetAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// HTTPDNS as people write it: `httpdns+alibaba://ACCOUNT@203.107.1.1`, or with a name that the
/// certificate must be for and the addresses it is reached at,
/// `httpdns+volcengine://ACCOUNT@httpdns.volcengineapi.com@ADDRESS,ADDRESS`; without a host at the
/// vendor's published start addresses. Keys are given apart and never stand in the text.
///
/// Behind `?`, parted by `&`: `api=` one of `v1`, `v1-unsigned`, `v2` (usual), `v2-cbc`, `v2-gcm`
/// for Alibaba, `token` (usual), `aes`, `des` for Tencent; and `plain-http-anybody-can-forge`,
/// which does without TLS.
public final class HttpDnsText {

  static final String PLAIN = "plain-http-anybody-can-forge";

  private static final Pattern FORM =
      Pattern.compile(
          "httpdns\\+([a-z]+)://([A-Za-z0-9_-]{1,64})"
              + "(?:@(\\[[^\\]@?]*\\]|[^:@?/\\[\\]]*)(?::([0-9]{1,5}))?(?:@([^?]*))?)?(?:\\?(.*))?");
  private static final String FORMS =
      "write httpdns+VENDOR://ACCOUNT, httpdns+VENDOR://ACCOUNT@ADDRESS"
          + " or httpdns+VENDOR://ACCOUNT@NAME@ADDRESS,ADDRESS";

  private HttpDnsText() {}

  /// Whether `text` begins as one of these.
  public static boolean fits(String text) {
    return text.startsWith("httpdns+");
  }

  /// Returns the way that is written `text`, which uses `keys`.
  ///
  /// @throws IllegalArgumentException in one line: the text, the problem, the remedy
  public static HttpDnsWay parse(String text, KeyRing keys, HttpAgent agent) {
    return parse(text, keys, agent, InstantSource.system());
  }

  static HttpDnsWay parse(String text, KeyRing keys, HttpAgent agent, InstantSource clock) {
    var matcher = FORM.matcher(text);
    try {
      if (!matcher.matches()) {
        throw new IllegalArgumentException("not of this form");
      }
      var options = options(matcher.group(6));
      var vendor = vendor(matcher.group(1), options);
      checkKeys(vendor, keys);
      var plain = options.contains(PLAIN);
      var start = matcher.group(3) == null ? StartAddresses.of(vendor.word()) : null;
      var host = start == null ? matcher.group(3).replaceAll("[\\[\\]]", "") : start.host();
      var origin = new Origin(!plain, host, port(matcher.group(4), plain));
      var addresses = start == null ? addresses(host, matcher.group(5)) : start.addresses();
      var account = new HttpDnsWay.Account(vendor, matcher.group(2), keys);
      return new HttpDnsWay(account, new Service(agent, origin, addresses), clock);
    } catch (IllegalArgumentException problem) {
      throw new IllegalArgumentException(
          "resolver \"%s\": %s; %s".formatted(text, problem.getMessage(), FORMS));
    }
  }

  private static List<String> options(@Nullable String written) {
    return written == null ? List.of() : Arrays.asList(written.split("&", -1));
  }

  private static Vendor vendor(String word, List<String> options) {
    @Nullable String api = null;
    for (var option : options) {
      if (option.startsWith("api=")) {
        api = option.substring("api=".length());
      } else if (!option.equals(PLAIN)) {
        throw new IllegalArgumentException("option \"" + option + "\" is unknown");
      }
    }
    return switch (word + (api == null ? "" : " " + api)) {
      case "alibaba", "alibaba v2" -> new AlibabaV2(AlibabaV2.Mode.PLAIN);
      case "alibaba v2-cbc" -> new AlibabaV2(AlibabaV2.Mode.CBC);
      case "alibaba v2-gcm" -> new AlibabaV2(AlibabaV2.Mode.GCM);
      case "alibaba v1" -> new AlibabaV1(true);
      case "alibaba v1-unsigned" -> new AlibabaV1(false);
      case "tencent", "tencent token" -> new Tencent(Tencent.Form.TOKEN);
      case "tencent aes" -> new Tencent(Tencent.Form.AES);
      case "tencent des" -> new Tencent(Tencent.Form.DES);
      case "volcengine" -> new Volcengine();
      case "baidu" -> new Baidu();
      default -> throw new IllegalArgumentException(unknown(word, api));
    };
  }

  private static String unknown(String word, @Nullable String api) {
    return Set.of("alibaba", "tencent", "volcengine", "baidu").contains(word)
        ? word + " has no api " + api
        : "vendor " + word + " is not alibaba, tencent, volcengine or baidu";
  }

  /// Tries each key on a question that is not sent; what is wrong with it is not told, lest it be
  /// shown.
  private static void checkKeys(Vendor vendor, KeyRing keys) {
    if (vendor.needsKey() && keys.all().isEmpty()) {
      throw new IllegalArgumentException("no key is given");
    }
    var inquiry = new Inquiry("1", List.of(Name.of("a.example")), EnumSet.allOf(Family.class));
    for (var key : keys.all()) {
      try {
        var unused = vendor.request(inquiry, key, Instant.EPOCH);
      } catch (IllegalArgumentException wrong) {
        throw new IllegalArgumentException("a key is not of the form that the vendor gives out");
      }
    }
  }

  private static int port(@Nullable String written, boolean plain) {
    return written == null ? plain ? 80 : 443 : Integer.parseInt(written);
  }

  private static List<InetAddress> addresses(String host, @Nullable String listed) {
    if (listed != null) {
      return Arrays.stream(listed.split(",", -1))
          .map(each -> IpText.parse(each.replaceAll("[\\[\\]]", "")))
          .toList();
    }
    return List.of(
        IpText.find(host)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "\"" + host + "\" would have to be asked of a resolver that may lie")));
  }
}

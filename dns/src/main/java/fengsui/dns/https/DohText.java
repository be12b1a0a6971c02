package fengsui.dns.https;

import fengsui.dns.IpText;
import fengsui.dns.Way;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// DNS over HTTPS as people write it: `https://doh.pub/dns-query@1.12.12.12,120.53.53.53`. What
/// follows the `@` is where the resolver listens; without it the host must be an address. By GET;
/// `https+post://` asks by POST, `https+json://` in the JSON form.
public final class DohText {

  private static final Pattern FORM =
      Pattern.compile(
          "(https|https\\+post|https\\+json)://(\\[[^\\]@/]*\\]|[^:@/\\[\\]]*)(:[^@/]*)?"
              + "(/[^@?#]*)?(@(.*))?");
  private static final String FORMS =
      "write https://NAME/PATH@ADDRESS,ADDRESS or https://ADDRESS/PATH,"
          + " with https+post:// or https+json:// for those forms";

  private DohText() {}

  /// Whether `text` begins as one of these.
  public static boolean fits(String text) {
    return text.matches("https(\\+[a-z]*)?://.*");
  }

  /// Returns the way that is written `text`.
  ///
  /// @throws IllegalArgumentException in one line: the text, the problem, the remedy
  public static Way parse(String text, HttpAgent agent) {
    var matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw wrong(text, "not a URL of a resolver over HTTPS");
    }
    var host = matcher.group(2).replaceAll("[\\[\\]]", "");
    var addresses = addresses(text, host, matcher.group(6));
    var path = matcher.group(4) == null ? "/dns-query" : matcher.group(4);
    var port = port(text, matcher.group(3));
    try {
      var service = new Service(agent, new Origin(true, host, port), addresses);
      return new DohWay(service, path, form(matcher));
    } catch (IllegalArgumentException problem) {
      throw wrong(text, String.valueOf(problem.getMessage()));
    }
  }

  private static DohForm form(Matcher matcher) {
    return switch (matcher.group(1)) {
      case "https+post" -> DohForm.POST;
      case "https+json" -> DohForm.JSON;
      default -> DohForm.GET; // the pattern lets nothing else pass
    };
  }

  private static List<InetAddress> addresses(String text, String host, @Nullable String listed) {
    if (listed == null) {
      return List.of(
          IpText.find(host)
              .orElseThrow(() ->
                  wrong(
                      text, "\"" + host + "\" would have to be asked of a resolver that may lie")));
    }
    var addresses = new ArrayList<InetAddress>();
    for (var each : listed.split(",", -1)) {
      addresses.add(
          IpText.find(each.replaceAll("[\\[\\]]", ""))
              .orElseThrow(() -> wrong(text, "\"" + each + "\" is not an IP address")));
    }
    return addresses;
  }

  private static int port(String text, @Nullable String written) {
    if (written == null) {
      return 443;
    }
    if (!written.matches(":[0-9]{1,5}")) {
      throw wrong(text, "port must be 1 to 65535, but is \"" + written.substring(1) + "\"");
    }
    return Integer.parseInt(written.substring(1));
  }

  private static IllegalArgumentException wrong(String text, String problem) {
    return new IllegalArgumentException("resolver \"%s\": %s; %s".formatted(text, problem, FORMS));
  }
}

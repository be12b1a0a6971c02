package fengsui.isolate;

import java.util.Locale;
import java.util.Set;

/// Who a name belongs to, as far as its text tells: names of one registrable domain are related.
///
/// No list of public suffixes is shipped: under a two-letter domain a second label such as `com`
/// counts with it, and under `cn` those of the provinces do. A suffix that this does not know makes
/// unrelated names look related, so that too few are counted and never too many.
final class Domains {

  private static final Set<String> SECOND =
      Set.of("com", "net", "org", "gov", "edu", "ac", "co", "mil", "or", "ne", "go");

  /// CNNIC's second-level domains of the provinces.
  private static final Set<String> PROVINCES =
      Set.of(
          "bj", "sh", "tj", "cq", "he", "sx", "nm", "ln", "jl", "hl", "js", "zj", "ah", "fj", "jx",
          "sd", "ha", "hb", "hn", "gd", "gx", "hi", "sc", "gz", "yn", "xz", "sn", "gs", "qh", "nx",
          "xj", "tw", "hk", "mo");

  private Domains() {}

  /// Returns the domain that somebody registered, such as `shop.com.cn` of `www.shop.com.cn`.
  static String registrable(String host) {
    var name = host.toLowerCase(Locale.ROOT);
    var labels = name.split("\\.", -1);
    var count = labels.length;
    if (Addresses.literal(name) || count < 3) {
      return name;
    }
    var top = labels[count - 1];
    var second = labels[count - 2];
    var wide =
        (top.length() == 2 && SECOND.contains(second))
            || (top.equals("cn") && PROVINCES.contains(second));
    return (wide ? labels[count - 3] + "." : "") + second + "." + top;
  }
}

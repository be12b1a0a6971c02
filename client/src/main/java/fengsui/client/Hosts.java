package fengsui.client;

import java.util.Locale;

/// Host names as text.
public final class Hosts {

  private Hosts() {}

  /// Returns `host` in lower case and without the dot at its end; itself if it is so already.
  public static String normal(String host) {
    var end = host.length() > 1 && host.endsWith(".") ? host.length() - 1 : host.length();
    return host.substring(0, end).toLowerCase(Locale.ROOT);
  }

  /// Returns what follows the first dot; empty if there is none.
  public static String parent(String host) {
    var dot = host.indexOf('.');
    return dot < 0 ? "" : host.substring(dot + 1);
  }

  /// Whether `host` is `suffix` or below it; both in their normal form.
  public static boolean within(String host, String suffix) {
    return host.equals(suffix) || host.endsWith("." + suffix);
  }
}

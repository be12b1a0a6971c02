package fengsui.server.access;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where to go after signing in: always a path of ours, whatever a link says.
final class Next {

  // One slash, then nothing that a browser may read as the start of a host, or as a new line.
  private static final Pattern PATH =
      Pattern.compile("/(?:[!-\\[\\]-~&&[^/]][!-\\[\\]-~]{0,1000})?");

  private Next() {}

  static String of(@Nullable String wanted) {
    if (wanted == null || !PATH.matcher(wanted).matches() || wanted.startsWith("/sign-")) {
      return "/";
    }
    return wanted;
  }
}

package fengsui.payments;

import fengsui.model.Alarm.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Names alarms by what they say, so that the same payments give the same alarms the same names.
final class Ids {

  private Ids() {}

  static String of(Kind kind, Instant since, Map<String, List<String>> scope) {
    long hash = Hashes.hash(kind.code() + since + scope);
    return String.format(Locale.ROOT, "A-%012x", hash & 0xffffffffffffL);
  }
}

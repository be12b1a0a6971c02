package fengsui.probe;

import fengsui.dns.ResolverAddress;
import fengsui.dns.Way;
import fengsui.dns.Ways;
import java.util.ArrayList;
import java.util.List;

/// Who is asked for names beside the carrier.
///
/// @param plain resolvers by UDP and TCP: every answer of theirs is heard
/// @param ways encrypted ones
/// @param unknown those that this program cannot ask, in whole sentences
record NameControls(List<ResolverAddress> plain, List<Way> ways, List<String> unknown) {

  static NameControls of(List<String> texts) {
    var plain = new ArrayList<ResolverAddress>();
    var ways = new ArrayList<Way>();
    var unknown = new ArrayList<String>();
    for (var text : texts) {
      try {
        if (text.contains("://") && !text.startsWith("udp:") && !text.startsWith("tcp:")) {
          ways.add(Ways.of(text));
        } else {
          plain.add(ResolverAddress.parse(text));
        }
      } catch (IllegalArgumentException wrong) {
        unknown.add("The name control %s was not asked: %s.".formatted(text, wrong.getMessage()));
      }
    }
    return new NameControls(List.copyOf(plain), List.copyOf(ways), List.copyOf(unknown));
  }
}

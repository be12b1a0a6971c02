package fengsui.isolate;

import fengsui.model.Observation;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the text of an address tells.
final class Addresses {

  /// Prefixes of the known pool of forged answers (network.md 6.1): other companies' addresses.
  private static final List<String> POOL =
      List.of(
          "108.160.",
          "31.13.",
          "199.59.",
          "157.240.",
          "104.244.",
          "128.242.",
          "162.125.",
          "202.160.",
          "2a03:2880:f1");

  private Addresses() {}

  /// Returns the address of `ADDRESS:PORT` or `[ADDRESS]:PORT`, or the text itself.
  static String withoutPort(String peer) {
    if (peer.startsWith("[")) {
      var end = peer.indexOf(']');
      return end < 0 ? peer : peer.substring(1, end);
    }
    var colon = peer.indexOf(':');
    return colon >= 0 && colon == peer.lastIndexOf(':') ? peer.substring(0, colon) : peer;
  }

  static @Nullable String ofPeer(Observation of) {
    var peer = of.peer();
    return peer == null ? null : withoutPort(peer);
  }

  static boolean literal(String host) {
    return host.indexOf(':') >= 0 || (figure(host, 0) && dotted(host));
  }

  // Asked of every path beside every failing one: hence no pattern.
  private static boolean dotted(String host) {
    var parts = 1;
    var figures = 0;
    for (var i = 0; i < host.length(); i++) {
      if (figure(host, i)) {
        figures++;
      } else if (host.charAt(i) == '.' && figures > 0) {
        parts++;
        figures = 0;
      } else {
        return false;
      }
      if (figures > 3) {
        return false;
      }
    }
    return parts == 4 && figures > 0;
  }

  private static boolean figure(String host, int at) {
    return at < host.length() && host.charAt(at) >= '0' && host.charAt(at) <= '9';
  }

  /// Whether the name led to an address that leads nowhere, and we went there.
  static boolean nowhere(Observation of) {
    var address = ofPeer(of);
    var host = of.target().host();
    return address != null && !literal(host) && !host.equals("localhost") && bogus(address);
  }

  /// Whether no server of anybody else can have this address.
  static boolean bogus(String address) {
    return address.startsWith("127.")
        || address.startsWith("0.")
        || address.equals("::1")
        || address.equals("::")
        || address.startsWith("169.254.")
        || address.startsWith("::ffff:127.");
  }

  static boolean pooled(List<String> answers) {
    for (var answer : answers) {
      for (var prefix : POOL) {
        if (answer.startsWith(prefix)) {
          return true;
        }
      }
    }
    return false;
  }

  /// Whether two answers, comparable because they share an address family, share no address.
  static boolean disjoint(List<String> first, List<String> second) {
    var families = families(first);
    families.retainAll(families(second));
    return !families.isEmpty() && first.stream().noneMatch(Set.copyOf(second)::contains);
  }

  private static Set<Boolean> families(List<String> answers) {
    return answers.stream().map(answer -> answer.contains(":")).collect(Collectors.toSet());
  }
}

package fengsui.server.config;

import fengsui.dns.ResolverAddress;
import fengsui.model.Naming;
import fengsui.server.yaml.Problems;
import fengsui.server.yaml.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads whom a plan asks for names beside the carriers' resolvers.
final class NamingReading {

  private static final String CONTROLS =
      "write a way such as https://doh.example/dns-query, tls://192.0.2.1 or udp://192.0.2.1";
  private static final String SERVERS = "write udp://ADDRESS[:PORT], tcp://… or ADDRESS";
  private static final String OPERATORS = "write ours, or a provider's name";

  private NamingReading() {}

  static Naming naming(Section from) {
    var controls = from.words("nameControls", CONTROLS, NamingReading::control);
    var zones = new ArrayList<Naming.Zone>();
    for (var element : from.elements("zones")) {
      var keys = List.of("name", "servers", "operator");
      zones.add(zone(Section.of(element.node(), element.path(), keys, from.problems())));
    }
    return new Naming(controls, zones.stream().filter(Objects::nonNull).toList());
  }

  /// A resolver in its full form; another way as it is written, since only the agent that asks it
  /// knows which ones it can.
  private static String control(String text) {
    if (!text.contains("://") || text.startsWith("udp:") || text.startsWith("tcp:")) {
      return ResolverAddress.parse(text).toString();
    }
    if (!text.matches("(tls|https|httpdns\\+[a-z0-9-]+)://[^\\s\\p{Cntrl}]{1,500}")) {
      throw new IllegalArgumentException("is no way to ask for names: " + Problems.brief(text));
    }
    return text;
  }

  private static Naming.@Nullable Zone zone(Section from) {
    var name = from.word("name", "zone.invalid", "write a zone such as shop.example", it -> it);
    var servers = from.words("servers", SERVERS, it -> ResolverAddress.parse(it).toString());
    var operator = from.findText("operator");
    if (servers.isEmpty() && !from.has("servers")) {
      from.missing("servers", SERVERS);
    }
    try {
      return new Naming.Zone(name, servers, operator);
    } catch (IllegalArgumentException e) {
      var key = String.valueOf(e.getMessage()).startsWith("zone") ? "name" : "operator";
      from.wrong(
          key, String.valueOf(e.getMessage()), key.equals("name") ? "correct it" : OPERATORS);
      return null;
    }
  }
}

package fengsui.client.adapter;

import fengsui.client.Families;
import fengsui.client.Hosts;
import fengsui.client.Resolver;
import fengsui.dns.IpText;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/// What libraries take for a name: also addresses as text, and the host itself.
record Names(Resolver resolver) {

  /// Returns at least one address, each with the name that was asked for.
  List<InetAddress> find(String host) throws UnknownHostException {
    var literal = IpText.find(host.replaceAll("^\\[|\\]$", ""));
    if (literal.isPresent()) {
      return List.of(literal.get());
    }
    if (Hosts.within(Hosts.normal(host), "localhost")) {
      return named(host, List.of(IpText.parse("127.0.0.1"), IpText.parse("::1")));
    }
    return named(host, resolver.resolve(host, Families.BOTH));
  }

  private static List<InetAddress> named(String host, List<InetAddress> addresses)
      throws UnknownHostException {
    var named = new ArrayList<InetAddress>();
    for (var address : addresses) {
      named.add(InetAddress.getByAddress(host, address.getAddress()));
    }
    return named;
  }
}

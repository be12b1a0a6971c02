package fengsui.lab.host;

import java.io.IOException;
import java.util.List;

/// A host's own firewall: the kernel's, by way of nft.
public final class Firewall {

  private Firewall() {}

  /// Replaces all rules of the host's firewall by one for `port`.
  public static void set(String host, int port, FirewallMode mode)
      throws IOException, InterruptedException {
    var verdict =
        switch (mode) {
          case OPEN -> null;
          case TCP_RESET -> "reject with tcp reset";
          case ADMIN_PROHIBITED -> "reject with icmpx admin-prohibited";
          case DROP -> "drop";
        };
    var rules =
        verdict == null
            ? List.of("flush ruleset")
            : List.of(
                "flush ruleset",
                "table inet lab {",
                "  chain in {",
                "    type filter hook input priority 0;",
                "    tcp dport %d %s".formatted(port, verdict),
                "  }",
                "}");
    Tool.feed(rules, Hosts.command(host, "nft", "-f", "-"));
  }
}

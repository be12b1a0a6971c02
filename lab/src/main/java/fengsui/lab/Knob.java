package fengsui.lab;

import fengsui.lab.host.FirewallMode;
import fengsui.lab.host.SiteMode;
import java.util.List;

/// One thing to break in a laboratory, and to mend.
public sealed interface Knob {

  /// Devices on the way, by the names of their files beside this class.
  record Devices(List<String> injectors) implements Knob {
    public Devices {
      injectors = List.copyOf(injectors);
    }
  }

  record Site(String host, SiteMode mode) implements Knob {}

  record Resolver(String host, ResolverMode mode) implements Knob {}

  /// The host's own line is cut.
  record Uplink(String host) implements Knob {}

  record Firewall(String host, int port, FirewallMode mode) implements Knob {}

  default void breakIn(Laboratory laboratory) throws LaboratoryException, InterruptedException {
    switch (this) {
      case Devices(var injectors) -> laboratory.devices(Injectors.texts(injectors));
      case Site(var host, var mode) -> laboratory.site(host, mode);
      case Resolver(var host, var mode) -> laboratory.nameServer(host, mode);
      case Uplink(var host) -> laboratory.uplink(host, false);
      case Firewall(var host, var port, var mode) -> laboratory.firewall(host, port, mode);
    }
  }

  default void mendIn(Laboratory laboratory) throws LaboratoryException, InterruptedException {
    switch (this) {
      case Devices _ -> laboratory.devices(List.of());
      case Site(var host, _) -> laboratory.site(host, SiteMode.HEALTHY);
      case Resolver(var host, _) -> laboratory.nameServer(host, ResolverMode.HEALTHY);
      case Uplink(var host) -> laboratory.uplink(host, true);
      case Firewall(var host, var port, _) -> laboratory.firewall(host, port, FirewallMode.OPEN);
    }
  }
}

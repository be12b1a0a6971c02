package fengsui.lab;

import fengsui.model.Side;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The command line of `fengsui probe` for a fault: the carrier's resolver first, then two others;
/// a control of another owner on each side.
final class ProbeCommandLine {

  private static final String MAIN = "fengsui.cli.Main";

  private ProbeCommandLine() {}

  static List<String> of(Fault fault, Path authority) {
    var words = new ArrayList<>(JavaCommand.of(MAIN));
    words.addAll(List.of("probe", url(fault.target()), "--json", "--ca", authority.toString()));
    words.addAll(List.of("--side", Topology.leg(fault.target()).side().code()));
    words.addAll(List.of("--owner", owner(fault.target()), "--agent", fault.vantage()));
    words.addAll(
        List.of(
            "--vantage",
            "carrier=%s,province=beijing,access=fixed,side=domestic".formatted(fault.vantage())));
    for (var resolver :
        List.of(Topology.resolver(fault.vantage()), Topology.PUBLIC_DNS, Topology.ZONE_DNS)) {
      words.addAll(List.of("--resolver", Topology.address(resolver)));
    }
    var domestic = fault.target().equals(Topology.MALL) ? Topology.HOME : Topology.MALL;
    var overseas = fault.target().equals(Topology.HUB) ? Topology.PAY : Topology.HUB;
    words.addAll(List.of("--control", url(domestic) + "," + Side.DOMESTIC.code()));
    words.addAll(List.of("--control", url(overseas) + "," + Side.OVERSEAS.code()));
    return List.copyOf(words);
  }

  private static String url(String site) {
    return "https://%s/".formatted(Objects.requireNonNull(Topology.NAMES.get(site)));
  }

  private static String owner(String site) {
    boolean ours = site.equals(Topology.PAY) || site.equals(Topology.HOME);
    return ours ? "ours" : "provider:partner";
  }
}

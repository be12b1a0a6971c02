package fengsui.probe;

import fengsui.dns.IpText;
import fengsui.model.ControlPair;
import fengsui.model.ControlPair.Factor;
import fengsui.model.Stage;
import fengsui.model.Target;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// The controls that only make sense once it is known how the target fared.
final class FollowUps {

  private static final int ADDRESSES = 2;

  /// A call to make, and what it differs in.
  record Planned(ControlPair pair, Call call) {}

  private FollowUps() {}

  /// Plans them: addresses that other resolvers gave, and, last because a device may remember the
  /// trigger for minutes, other server names.
  static List<Planned> plan(Probe own, List<Probe> named, List<Target> controls) {
    var planned = new ArrayList<Planned>();
    for (var address : addresses(own, named)) {
      var call = Call.of(own.target(), new InetSocketAddress(address, own.target().port()));
      var pair = new ControlPair(own.target().id(), Factor.ADDRESS, IpText.of(address));
      planned.add(new Planned(pair, call.until(Stage.SECURE)));
    }
    var trail = own.trail();
    if (trail != null && trail.helloWasCut() && trail.call().sni() != null) {
      planned.add(sni(trail.call().withSni(null), "none"));
      otherName(own.target(), controls).stream()
          .map(name -> sni(trail.call().withSni(name), name))
          .forEach(planned::add);
    }
    return planned;
  }

  private static List<InetAddress> addresses(Probe own, List<Probe> named) {
    var others = new LinkedHashSet<InetAddress>();
    for (var probe : named) {
      probe.first().addresses().stream().limit(1).forEach(others::add);
    }
    if (!own.ok()) {
      others.addAll(own.first().addresses());
    }
    own.first().addresses().stream().limit(1).forEach(others::remove);
    return others.stream().limit(ADDRESSES).toList();
  }

  private static Planned sni(Call call, String to) {
    var pair = new ControlPair(call.target().id(), Factor.SNI, to);
    return new Planned(pair, call.until(Stage.SECURE));
  }

  private static List<String> otherName(Target target, List<Target> controls) {
    return controls.stream()
        .filter(control -> control.scheme().secured())
        .map(Target::host)
        .filter(host -> IpText.find(host).isEmpty() && !host.equalsIgnoreCase(target.host()))
        .limit(1)
        .toList();
  }
}

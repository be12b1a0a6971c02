package fengsui.probe;

import fengsui.dns.IpText;
import fengsui.model.Stage;
import fengsui.model.Target;
import fengsui.probe.net.Peers;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// One way down the stages: to one address, with one server name, not further than `last`.
///
/// @param sni the server name to send; null to send none
record Call(Target target, InetSocketAddress peer, @Nullable String sni, Stage last) {

  /// What a plain client would do at this address.
  static Call of(Target target, InetSocketAddress peer) {
    var name = IpText.find(target.host()).isEmpty() ? target.host() : null;
    return new Call(target, peer, name, target.scheme().last());
  }

  Call withSni(@Nullable String other) {
    return new Call(target, peer, other, last);
  }

  /// Returns the same call that stops after `stage`.
  Call until(Stage stage) {
    return new Call(target, peer, sni, stage.compareTo(last) < 0 ? stage : last);
  }

  String peerText() {
    return Peers.text(peer);
  }
}

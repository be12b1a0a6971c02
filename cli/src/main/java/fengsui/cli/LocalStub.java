package fengsui.cli;

import fengsui.client.jdk.Configured;
import fengsui.client.stub.DnsStub;
import fengsui.dns.ResolverAddress;
import java.io.IOException;
import java.util.List;

/// The DNS stub beside an agent, for programs of this machine that cannot load the client.
final class LocalStub {

  private LocalStub() {}

  /// Starts one at `place`, with the settings of this process (`fengsui.client.…`).
  static DnsStub start(String place) {
    var address = address(place);
    var configured = configured(address);
    try {
      return DnsStub.start(address.socket(), configured::look, configured::local);
    } catch (IllegalArgumentException open) {
      throw new BadInput("--stub", "is " + place, "name a loopback address, such as 127.0.0.53:53");
    } catch (IOException taken) {
      throw new BadInput(
          "--stub", "cannot listen on " + place + ": " + taken.getMessage(), "name a free port");
    }
  }

  private static ResolverAddress address(String place) {
    try {
      return ResolverAddress.parse(place);
    } catch (IllegalArgumentException wrong) {
      throw new BadInput("--stub", "is \"" + place + "\"", "write 127.0.0.53:53");
    }
  }

  private static Configured configured(ResolverAddress ourselves) {
    try {
      return Configured.ofSystem(ourselves, List.of());
    } catch (IllegalArgumentException wrong) {
      throw BadInput.asSaid(wrong);
    }
  }
}

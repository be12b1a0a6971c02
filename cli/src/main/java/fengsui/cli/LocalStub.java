package fengsui.cli;

import fengsui.client.Resolver;
import fengsui.client.jdk.Configured;
import fengsui.client.stub.DnsStub;
import fengsui.dns.ResolverAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;

/// The DNS stub beside an agent, for programs of this machine that cannot load the client.
///
/// @param resolver finds the addresses of names of the Internet
record LocalStub(DnsStub stub, Resolver resolver) implements AutoCloseable {

  /// Starts one at `place`, with the settings of this process (`fengsui.client.…`).
  static LocalStub start(String place) {
    var address = address(place);
    var configured = configured(address);
    try {
      var stub = DnsStub.start(address.socket(), configured::look, configured::local);
      return new LocalStub(stub, configured.resolver());
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

  /// Where it listens.
  InetSocketAddress at() {
    return stub.place();
  }

  @Override
  public void close() {
    stub.close();
  }
}

package fengsui.lab;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.packets.Checksums;
import fengsui.packets.IpPacket;
import fengsui.packets.Transport.Tcp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// What a [Witness] saw: how the client fared, and every packet.
record Testimony(String end, List<Seen> packets) {

  /// A packet, and when it passed, in milliseconds since the first.
  record Seen(boolean inbound, double ms, IpPacket packet) {
    Tcp tcp() {
      return packet.tcp().orElseThrow();
    }
  }

  static Testimony of(Laboratory laboratory, String vantage, String what, String host, int port)
      throws Exception {
    var command = new ArrayList<>(JavaCommand.of(Witness.class.getName()));
    command.addAll(List.of(what, Topology.address(host), Integer.toString(port)));
    var ran = laboratory.run(vantage, Duration.ofSeconds(60), _ -> {}, command);
    assertThat(ran.code()).as("%s %s", ran.out(), ran.err()).isZero();
    var packets = ran.out().stream().skip(1).map(Testimony::seen).toList();
    return new Testimony(ran.out().getFirst().substring("end ".length()), packets);
  }

  private static Seen seen(String line) {
    var words = line.split(" ");
    var bytes = HexFormat.of().parseHex(words[2]);
    assertThat(Checksums.hold(bytes) || words[0].equals("out")).as(line).isTrue();
    var packet = IpPacket.parse(bytes).packet().orElseThrow();
    return new Seen(words[0].equals("in"), Double.parseDouble(words[1]), packet);
  }

  List<Seen> inbound() {
    return packets.stream().filter(Seen::inbound).toList();
  }

  List<Seen> resets() {
    return inbound().stream().filter(s -> s.tcp().reset()).toList();
  }

  Seen syn() {
    return packets.stream().filter(s -> s.tcp().syn()).findFirst().orElseThrow();
  }

  List<Seen> synAcks() {
    return inbound().stream().filter(s -> s.tcp().synAck()).toList();
  }
}

package fengsui.probe.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NioTransportTest implements TransportContract {

  @Override
  public Transport transport() {
    return new NioTransport();
  }

  @Test
  void saysWhatItCannotSee() {
    assertThat(transport().blindSpots())
        .containsExactly(
            "Whether a RST or an ICMP error refused: plain Java sockets do not tell.",
            "Retransmits and the kernel's round trip: plain Java sockets do not tell.");
  }
}

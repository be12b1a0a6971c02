package fengsui.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fengsui.dns.Family;
import fengsui.dns.IpText;
import fengsui.dns.Ways;
import fengsui.dns.message.Name;
import java.net.DatagramSocket;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LocalStubTest {

  @Test
  void answersAtTheGivenPlace() throws Exception {
    int port;
    try (var free = new DatagramSocket(0)) {
      port = free.getLocalPort();
    }
    var place = "127.0.0.1:" + port;
    try (var stub = LocalStub.start(place)) {
      var way = Ways.of("tcp://" + place);
      var answer = way.ask(Name.of("localhost"), Set.of(Family.IPV4), Duration.ofSeconds(20));

      assertThat(stub.at().getPort()).isEqualTo(port);
      assertThat(answer.addresses()).containsExactly(IpText.parse("127.0.0.1"));
    }
  }

  @Test
  void isOnALoopbackAddressOnly() {
    assertThatThrownBy(() -> LocalStub.start("0.0.0.0:5353"))
        .hasMessage("--stub: is 0.0.0.0:5353; name a loopback address, such as 127.0.0.53:53");
    assertThatThrownBy(() -> LocalStub.start("here"))
        .hasMessage("--stub: is \"here\"; write 127.0.0.53:53");
  }
}

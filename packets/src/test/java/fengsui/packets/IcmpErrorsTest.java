package fengsui.packets;

import static fengsui.packets.IpPacketTest.address;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fengsui.packets.IcmpErrors.Kind;
import fengsui.packets.Transport.Tcp;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IcmpErrorsTest {

  @ParameterizedTest
  @CsvSource({
    "198.18.1.1, 198.18.9.9, 198.18.0.254, ADMIN_PROHIBITED, 3, 13",
    "198.18.1.1, 198.18.9.9, 198.18.0.254, TTL_EXCEEDED, 11, 0",
    "fd00::1, fd00::9, fd00::fe, ADMIN_PROHIBITED, 1, 1",
    "fd00::1, fd00::9, fd00::fe, TTL_EXCEEDED, 3, 0",
  })
  void anErrorTellsTheSenderWhichPacketItIsAbout(
      String source, String destination, String router, Kind kind, int type, int code) {
    var original = syn(source, destination);

    var error = IcmpErrors.about(original.bytes(), address(router), kind);

    assertThat(Checksums.hold(error.bytes())).isTrue();
    assertThat(error.ip().source()).isEqualTo(address(router));
    assertThat(error.ip().destination()).isEqualTo(address(source));
    assertThat(error.icmp().orElseThrow().type()).isEqualTo(type);
    assertThat(error.icmp().orElseThrow().code()).isEqualTo(code);
    var quoted = IcmpErrors.find(error).orElseThrow();
    assertThat(quoted).isEqualTo(new IcmpErrors.Quoted(original.ip(), 40000, 443, 7));
  }

  @Test
  void aQuotationOfEightBytesIsEnough() {
    var original = syn("198.18.1.1", "198.18.9.9").bytes();
    var error =
        IcmpErrors.about(
            Arrays.copyOf(original, 28), address("198.18.0.254"), Kind.ADMIN_PROHIBITED);

    assertThat(IcmpErrors.find(error).orElseThrow().destinationPort()).isEqualTo(443);
  }

  @Test
  void anEchoReplyIsNoError() {
    var ip = IpHeader.of(address("198.18.1.1"), address("198.18.9.9"), IpHeader.ICMP);
    var reply =
        new IpPacket(
            ip, new Transport.Icmp(0, 0, 1, Octets.of(syn("10.0.0.1", "10.0.0.2").bytes())));

    assertThat(IcmpErrors.find(reply)).isEmpty();
  }

  @Test
  void refusesToComplainAboutWhatIsNoPacket() {
    assertThatThrownBy(
            () -> IcmpErrors.about(new byte[5], address("198.18.0.254"), Kind.TTL_EXCEEDED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("quoted packet has version 0");
  }

  private static IpPacket syn(String source, String destination) {
    return new IpPacket(
        IpHeader.of(address(source), address(destination), IpHeader.TCP),
        new Tcp(40000, 443, 7, 0, Tcp.SYN, 64240, 0, Octets.NONE, Octets.NONE));
  }
}

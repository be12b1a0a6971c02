package fengsui.packets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class IpPacketTest {

  /// A SYN as Linux sends it, read off a wire by tcpdump.
  private static final String SYN =
      "4500003c1c464000400600000a0000010a000002"
          + "cd74 01bb 12345678 00000000 a002 faf0 0000 0000".replace(" ", "")
          + "020405b40402080a0011223300000000"
          + "01030307";

  @Test
  void readsASynWithItsOptions() {
    var tcp = parse(SYN).tcp().orElseThrow();

    assertThat(tcp.sourcePort()).isEqualTo(52596);
    assertThat(tcp.destinationPort()).isEqualTo(443);
    assertThat(tcp.seq()).isEqualTo(0x12345678L);
    assertThat(tcp.syn()).isTrue();
    assertThat(tcp.letters()).isEqualTo("S");
    assertThat(tcp.window()).isEqualTo(64240);
    assertThat(tcp.mss()).hasValue(1460);
    assertThat(tcp.timestamps()).isEqualTo(new Transport.Timestamps(0x112233, 0));
    assertThat(tcp.span()).isEqualTo(1);
  }

  @Test
  void readsTheHeaderFieldsThatTellInjectorsApart() {
    var ip = parse(SYN).ip();

    assertThat(ip.ttl()).isEqualTo(64);
    assertThat(ip.id()).isEqualTo(0x1c46);
    assertThat(ip.df()).isTrue();
    assertThat(ip.source().getHostAddress()).isEqualTo("10.0.0.1");
  }

  @Test
  void computesTheChecksumOfTheTextbookHeader() {
    // The worked example that every description of the IPv4 checksum uses: b861.
    var header =
        new IpHeader.V4(
            address("192.168.0.1"),
            address("192.168.0.199"),
            64,
            IpHeader.UDP,
            0,
            true,
            false,
            0,
            0,
            Octets.NONE);

    var bytes =
        new IpPacket(header, new Transport.Udp(1, 2, Octets.of(new byte[0x73 - 28]))).bytes();

    assertThat(HexFormat.of().formatHex(bytes, 0, 20))
        .isEqualTo("45000073000040004011b861c0a80001c0a800c7");
  }

  @Test
  void paddingBehindThePacketIsIgnored() {
    assertThat(parse(SYN + "000000000000")).isEqualTo(parse(SYN));
  }

  @Test
  void laterFragmentsAreOpaque() {
    var fragment = parse(SYN.substring(0, 12) + "00b9" + SYN.substring(16));

    assertThat(fragment.ip().laterFragment()).isTrue();
    assertThat(fragment.tcp()).isEmpty();
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/malformed-packets.csv", delimiter = '|', numLinesToSkip = 1)
  void saysWhatIsWrongWithMalformedBytes(String hex, String problem) {
    var bytes = HexFormat.of().parseHex(hex == null ? "" : hex);

    assertThat(IpPacket.parse(bytes)).isEqualTo(new Parsed.Malformed(problem));
  }

  @Test
  void refusesToBuildWhatTheWireCannotCarry() {
    var v4 = address("192.0.2.1");
    var v6 = address("2001:db8::1");

    assertThatThrownBy(() -> IpHeader.of(v4, v6, IpHeader.TCP))
        .hasMessage(
            "addresses must be of one IP version, but are 192.0.2.1 and 2001:db8:0:0:0:0:0:1");
    assertThatThrownBy(() -> IpHeader.of(v4, v4, IpHeader.TCP).withTtl(256))
        .hasMessage("ttl must be 0 to 255, but is 256");
    assertThatThrownBy(() ->
            new IpPacket(IpHeader.of(v4, v4, IpHeader.TCP), new Transport.Udp(1, 1, Octets.NONE)))
        .hasMessage("protocol must be 17 for this body, but is 6");
  }

  static IpPacket parse(String hex) {
    var parsed = IpPacket.parse(HexFormat.of().parseHex(hex));
    return parsed.packet().orElseThrow(() -> new AssertionError(parsed.toString()));
  }

  static InetAddress address(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }
}

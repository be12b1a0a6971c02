package fengsui.dns.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fengsui.dns.IpText;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The vectors of RFC 9460, appendix D, byte for byte.
class ServiceTest {

  private static final Name OWNER = Name.of("example.com");
  private static final String FOO_COM = "03666f6f076578616d706c6503636f6d00";
  private static final String FOO_ORG = "03666f6f076578616d706c65036f726700";

  private static void isOnTheWire(RecordData.Service service, String hex) throws Exception {
    var record = ResourceRecord.of(OWNER, 60, service);
    var header = new Header(1, Header.QR);
    var message = new Message(header, List.of(), List.of(record), List.of(), List.of());

    var bytes = message.encode();

    assertThat(HexFormat.of().formatHex(bytes)).endsWith(hex);
    assertThat(bytes).hasSize(12 + 13 + 10 + hex.length() / 2);
    assertThat(Message.decode(bytes)).isEqualTo(message);
  }

  private static RecordData.Service svcb(int priority, String target, SvcParam... parameters) {
    return new RecordData.Service(RecordType.SVCB, priority, Name.of(target), List.of(parameters));
  }

  @Test
  void writesAnAlias() throws Exception {
    isOnTheWire(svcb(0, "foo.example.com"), "0000" + FOO_COM);
  }

  @Test
  void writesTheRootAsTarget() throws Exception {
    isOnTheWire(svcb(1, "."), "000100");
  }

  @Test
  void writesPortsAndUnknownParameters() throws Exception {
    isOnTheWire(
        svcb(16, "foo.example.com", new SvcParam.Port(53)), "0010" + FOO_COM + "000300020035");
    isOnTheWire(
        svcb(1, "foo.example.com", new SvcParam.Unknown(667, Opaque.of("hello".getBytes()))),
        "0001" + FOO_COM + "029b000568656c6c6f");
  }

  @Test
  void writesHints() throws Exception {
    var one = (Inet6Address) IpText.parse("2001:db8::1");
    var two = (Inet6Address) IpText.parse("2001:db8::53:1");
    isOnTheWire(
        svcb(1, "foo.example.com", new SvcParam.Ipv6Hint(List.of(one, two))),
        "0001"
            + FOO_COM
            + "00060020"
            + "20010db8000000000000000000000001"
            + "20010db8000000000000000000530001");
  }

  @Test
  void writesWhatIsMandatory() throws Exception {
    var address = (Inet4Address) IpText.parse("192.0.2.1");
    isOnTheWire(
        svcb(
            16,
            "foo.example.org",
            new SvcParam.Mandatory(List.of(1, 4)),
            new SvcParam.Alpn(List.of("h2", "h3-19")),
            new SvcParam.Ipv4Hint(List.of(address))),
        "0010" + FOO_ORG + "0000000400010004" + "000100090268320568332d3139" + "00040004c0000201");
  }

  @Test
  void writesProtocolsWithAnyBytes() throws Exception {
    isOnTheWire(
        svcb(16, "foo.example.org", new SvcParam.Alpn(List.of("f\\oo,bar", "h2"))),
        "0010" + FOO_ORG + "0001000c08665c6f6f2c626172026832");
  }

  @Test
  void refusesWhatIsNoService() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> svcb(1, ".", new SvcParam.Port(1), new SvcParam.NoDefaultAlpn()))
        .withMessageStartingWith("the parameters' keys must rise: ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RecordData.Service(RecordType.A, 1, Name.ROOT, List.of()))
        .withMessage("type must be HTTPS or SVCB, but is A");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SvcParam.Alpn(List.of("")))
        .withMessage("alpn must have protocols, each of 1 to 255 bytes");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SvcParam.Unknown(6, Opaque.of()))
        .withMessage("an unknown parameter's key must be 7 to 65535, but is 6");
  }
}

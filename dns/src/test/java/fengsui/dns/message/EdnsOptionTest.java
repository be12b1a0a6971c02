package fengsui.dns.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fengsui.dns.IpText;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class EdnsOptionTest {

  private static Message with(EdnsOption... options) {
    var opt = Edns.PLAIN.withOptions(List.of(options)).record();
    return new Message(new Header(1, 0), List.of(), List.of(), List.of(), List.of(opt));
  }

  private static String hex(EdnsOption option) {
    var whole = HexFormat.of().formatHex(with(option).encode());
    return whole.substring(2 * (12 + 11));
  }

  @Test
  void tellsNoMoreOfAnAddressThanAsked() {
    var subnet = EdnsOption.ClientSubnet.of(IpText.parse("198.18.255.7"), 20);

    assertThat(hex(subnet)).isEqualTo("00080007" + "0001" + "14" + "00" + "c612f0");
    assertThat(hex(EdnsOption.ClientSubnet.of(IpText.parse("2001:db8::1"), 56)))
        .isEqualTo("0008000b" + "0002" + "38" + "00" + "20010db8000000");
    assertThat(hex(EdnsOption.ClientSubnet.of(IpText.parse("198.18.255.7"), 0)))
        .isEqualTo("00080004" + "0001" + "00" + "00");
  }

  @Test
  void saysWhyAnAnswerIsAsItIs() throws Exception {
    var why = EdnsOption.ExtendedError.of(16, "by order");

    var read = Message.decode(with(why).encode()).findEdns().orElseThrow();

    assertThat(read.options(EdnsOption.ExtendedError.class)).containsExactly(why);
    assertThat(read.options(EdnsOption.ClientSubnet.class)).isEmpty();
    assertThat(why.text()).isEqualTo("by order");
    assertThat(hex(EdnsOption.ExtendedError.of(3, ""))).isEqualTo("000f00020003");
  }

  @Test
  void keepsWordsThatAreNoUtf8() throws Exception {
    var broken = new EdnsOption.ExtendedError(0, Opaque.of((byte) 'a', (byte) 0xff));

    assertThat(Message.decode(with(broken).encode())).isEqualTo(with(broken));
    assertThat(broken.text()).isEqualTo("a\ufffd");
  }

  @Test
  void refusesASubnetThatTellsMoreThanItSays() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EdnsOption.ClientSubnet(1, 20, 0, Opaque.of(new byte[] {1, 2, 15})))
        .withMessage("client subnet with bits set behind its 20");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EdnsOption.Raw(8, Opaque.of()))
        .withMessage("option 8 is no number, or has its record");
  }
}

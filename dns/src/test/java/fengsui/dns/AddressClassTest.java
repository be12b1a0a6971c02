package fengsui.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressClassTest {

  @ParameterizedTest
  @CsvSource({
    "127.0.0.2, LOOPBACK, true",
    "127.255.255.255, LOOPBACK, true",
    "128.0.0.0, PUBLIC, false",
    "126.255.255.255, PUBLIC, false",
    "::1, LOOPBACK, true",
    "0.0.0.0, UNSPECIFIED, true",
    "0.1.2.3, UNSPECIFIED, true",
    "1.0.0.0, PUBLIC, false",
    "::, UNSPECIFIED, true",
    "::2, PUBLIC, false",
    "169.254.1.1, LINK_LOCAL, true",
    "fe80::1, LINK_LOCAL, true",
    "febf::1, LINK_LOCAL, true",
    "224.0.0.1, MULTICAST, true",
    "239.255.255.255, MULTICAST, true",
    "ff02::1, MULTICAST, true",
    "255.255.255.255, BROADCAST, true",
    "240.0.0.1, CLASS_E, true",
    "255.255.255.254, CLASS_E, true",
    "10.255.0.1, PRIVATE, false",
    "172.16.0.1, PRIVATE, false",
    "172.31.255.255, PRIVATE, false",
    "172.32.0.0, PUBLIC, false",
    "192.168.1.1, PRIVATE, false",
    "100.64.0.1, PRIVATE, false",
    "100.128.0.0, PUBLIC, false",
    "fd00::1, PRIVATE, false",
    "198.18.3.53, RESERVED, false",
    "198.19.255.255, RESERVED, false",
    "198.20.0.0, PUBLIC, false",
    "192.0.2.1, RESERVED, false",
    "198.51.100.7, RESERVED, false",
    "203.0.113.9, RESERVED, false",
    "2001:db8::1, RESERVED, false",
    "2001::1, RESERVED, false",
    "2a03:2880:f130:83:face:b00c:0:25de, PUBLIC, false",
    "64:ff9b::7f00:1, LOOPBACK, true",
    "64:ff9b::a00:1, PRIVATE, false",
    "31.13.94.37, PUBLIC, false"
  })
  void knowsTheSpecialUses(String address, AddressClass type, boolean bogon) {
    assertThat(AddressClass.of(IpText.parse(address))).isEqualTo(type);
    assertThat(type.bogon()).isEqualTo(bogon);
  }

  @Test
  void looksIntoIpv6ThatMapsIpv4() {
    var mapped = new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 127, 0, 0, 1};

    assertThat(AddressClass.of(IpText.ofBytes(mapped))).isEqualTo(AddressClass.LOOPBACK);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void writesAddressesThatReadBack(long seed) throws Exception {
    var random = new Random(seed);
    for (int i = 0; i < 5_000; i++) {
      var bytes = new byte[random.nextBoolean() ? 4 : 16];
      random.nextBytes(bytes);
      for (int zeros = random.nextInt(12); zeros > 0; zeros--) {
        bytes[random.nextInt(bytes.length)] = 0;
      }
      var address = IpText.ofBytes(bytes);

      assertThat(IpText.parse(IpText.of(address))).isEqualTo(address);
      assertThat(InetAddress.getByName(IpText.of(address))).isEqualTo(address);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2001:db8:0:0:0:0:0:1, 2001:db8::1",
    "0:0:0:0:0:0:0:0, ::",
    "0:0:0:0:0:0:0:1, ::1",
    "1:0:0:0:0:0:0:0, 1::",
    "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "2001:DB8::00A, 2001:db8::a"
  })
  void writesTheShortestForm(String text, String shortest) {
    assertThat(IpText.of(IpText.parse(text))).isEqualTo(shortest);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1.2.3",
        "1.2.3.4.5",
        "1.2.3.04",
        " 1.2.3.4",
        "example",
        "::g",
        "1::2::3",
        ":",
        "%",
        "::%",
        "1.2.3.4%eth0",
        "12345::"
      })
  void asksNobodyAboutWhatIsNoAddress(String text) {
    assertThat(IpText.find(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10.0.0.0/33|prefix length must be 0 to 32, but is 33",
        "::/129|prefix length must be 0 to 128, but is 129",
        "10.0.0.0/|prefix length must be a number, but is \"\"",
        "10.0.0.0/8/8|prefix length must be a number, but is \"8/8\"",
        "ten/8|ten is not an IP address"
      })
  void saysWhatIsWrongWithABlock(String text, String problem) {
    assertThatIllegalArgumentException().isThrownBy(() -> Block.of(text)).withMessage(problem);
  }

  @Test
  void blocksEndWithinBytes() {
    var block = Block.of("100.64.0.0/10");

    assertThat(block.contains(IpText.parse("100.127.255.255"))).isTrue();
    assertThat(block.contains(IpText.parse("100.128.0.0"))).isFalse();
    assertThat(block.contains(IpText.parse("::1"))).isFalse();
    assertThat(Block.of("0.0.0.0/0").contains(IpText.parse("9.9.9.9"))).isTrue();
    assertThat(Block.of("9.9.9.9").contains(IpText.parse("9.9.9.9"))).isTrue();
    assertThat(block).hasToString("100.64.0.0/10");
  }
}

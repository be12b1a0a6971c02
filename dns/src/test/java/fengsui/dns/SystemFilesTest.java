package fengsui.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// resolv.conf, hosts, and lists of forged addresses.
class SystemFilesTest {

  @TempDir Path folder;

  private Path file(String text) throws Exception {
    return Files.writeString(folder.resolve("file"), text);
  }

  @Test
  void readsTheResolversOfTheSystem() throws Exception {
    var file =
        file(
            """
            # made by hand
            ; so is this
            search example.com corp.example
            options ndots:5 timeout:1 rotate
              nameserver\t192.0.2.53   # the first
            nameserver 2001:db8::53
            nameserver fe80::1%no-such-interface
            nameserver not-an-address
            nameserver
            nameservers 192.0.2.54
            nameserver fe80::2%1
            """);

    assertThat(ResolvConf.read(file))
        .extracting(ResolverAddress::toString)
        .containsExactly("udp://192.0.2.53:53", "udp://[2001:db8::53]:53", "udp://[fe80::2%1]:53");
  }

  @Test
  void asksThisHostWhenNoResolverIsNamed() throws Exception {
    assertThat(ResolvConf.read(file("search example.com\n")))
        .extracting(ResolverAddress::toString)
        .containsExactly("udp://127.0.0.1:53");
    assertThat(ResolvConf.read(folder.resolve("absent")))
        .extracting(ResolverAddress::toString)
        .containsExactly("udp://127.0.0.1:53");
  }

  @Test
  void readsTheNamesThatTheSystemKnows() throws Exception {
    var hosts =
        HostsFile.read(
            file(
                """
                127.0.0.1 localhost
                ::1       localhost ip6-localhost
                # 192.0.2.9 commented.example
                192.0.2.1\tShop.example shop  # the shop
                not-an-address other.example
                192.0.2.2 shop.example
                192.0.2.3
                """));

    assertThat(hosts.find("SHOP.example"))
        .extracting(IpText::of)
        .containsExactly("192.0.2.1", "192.0.2.2");
    assertThat(hosts.find("localhost")).extracting(IpText::of).containsExactly("127.0.0.1", "::1");
    assertThat(hosts.find("commented.example")).isEmpty();
    assertThat(hosts.find("other.example")).isEmpty();
    assertThat(HostsFile.read(folder.resolve("absent")).find("localhost")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void survivesAnySystemFile(long seed) throws Exception {
    var random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      var bytes = new byte[random.nextInt(300)];
      random.nextBytes(bytes);
      var file = Files.write(folder.resolve("file"), bytes);

      assertThat(ResolvConf.read(file)).isNotEmpty();
      assertThat(HostsFile.read(file).find("localhost")).isEmpty();
    }
  }

  @Test
  void readsListsOfForgedAddresses() throws Exception {
    var pool =
        ForgedPool.read(
            file(
                """
                # a pool
                31.13.94.37
                108.160.160.0/20  # a block
                bogus-nxdomain=123.125.81.12
                2a03:2880:f130:83:face:b00c:0:25de

                """));

    for (var forged :
        List.of(
            "31.13.94.37",
            "108.160.170.45",
            "123.125.81.12",
            "2a03:2880:f130:83:face:b00c:0:25de")) {
      assertThat(pool.contains(IpText.parse(forged))).as(forged).isTrue();
    }
    assertThat(pool.contains(IpText.parse("31.13.94.38"))).isFalse();
    assertThat(pool.contains(IpText.parse("108.160.176.0"))).isFalse();
  }

  @Test
  void knowsThePortalsOfCarriers() {
    assertThat(ForgedPool.portals().contains(IpText.parse("218.30.64.194"))).isTrue();
    assertThat(ForgedPool.portals().contains(IpText.parse("198.18.0.1"))).isFalse();
  }

  @Test
  void saysWhereAListIsWrong() throws Exception {
    var file = file("31.13.94.37\n\n31.13.94.38/40\n");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ForgedPool.read(file))
        .withMessage(
            file
                + " line 3: prefix length must be 0 to 32, but is 40;"
                + " write ADDRESS or ADDRESS/BITS");
  }
}

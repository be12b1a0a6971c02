package fengsui.client.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fengsui.client.Families;
import fengsui.client.Resolution;
import fengsui.client.Tier;
import fengsui.client.failsafe.KeyText;
import fengsui.client.failsafe.SignedBundle;
import fengsui.dns.IpText;
import fengsui.dns.verdict.Worth;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class FailsafeLaneTest {

  private static final String JSON =
      """
      {"schema":"fengsui.failsafe/1","sequence":7,
       "notBefore":"2025-01-01T00:00:00Z","notAfter":"2999-01-01T00:00:00Z",
       "names":{"pay.shop.cn":{"addresses":["39.1.1.9"],"directIpAllowed":true}}}
      """;

  @TempDir private Path folder;

  /// A resolver that is not there, and a bundle.
  private Map<String, String> settings() throws Exception {
    var pair = KeyText.generate();
    Files.write(folder.resolve("bundle"), SignedBundle.sign(JSON, pair));
    Files.writeString(folder.resolve("pub"), KeyText.write(pair.getPublic()));
    int closed;
    try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }
    return new HashMap<>(
        Map.of(
            "local", "127.0.0.1:" + closed,
            "failsafe", folder.resolve("bundle").toString(),
            "failsafe-keys", folder.resolve("pub").toString(),
            "failsafe-folder", folder.resolve("state").toString()));
  }

  @Test
  void whenNobodyAnswersTheBundleDoesAndIsBelieved() throws Exception {
    var settings = settings();

    var found = Configured.of(settings::get, List.of()).look("pay.shop.cn", Families.BOTH);

    assertThat(found).isInstanceOf(Resolution.Found.class);
    var answer = (Resolution.Found) found;
    assertThat(answer.tier()).isEqualTo(Tier.FAILSAFE);
    assertThat(answer.worth()).isEqualTo(Worth.GENUINE);
    assertThat(answer.addresses()).containsExactly(IpText.parse("39.1.1.9"));
    assertThat(folder.resolve("state/failsafe.sequence")).hasContent("7");
  }

  @Test
  void aBundleThatIsNotTakenLeavesTheOtherTiersAsTheyAre() throws Exception {
    var settings = settings();
    Files.writeString(folder.resolve("bundle"), "damaged");

    var found = Configured.of(settings::get, List.of()).look("pay.shop.cn", Families.BOTH);

    assertThat(found).isInstanceOf(Resolution.Lost.class);
    assertThat(((Resolution.Lost) found).why()).contains("there is no failsafe bundle");
  }

  @Test
  void keysThatCannotBeReadAreAWrongSetting() throws Exception {
    var settings = settings();
    settings.remove("failsafe-keys");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Configured.of(settings::get, List.of()))
        .withMessage(
            "fengsui.client.failsafe-keys: is \"\"; name the files of the keys whose word counts");
  }
}

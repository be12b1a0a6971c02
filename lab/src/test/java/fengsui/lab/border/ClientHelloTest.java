package fengsui.lab.border;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.packets.Octets;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientHelloTest {

  static final String HELLO = HexFormat.of().formatHex(hello("pay.fengsui.test"));

  @Test
  void findsTheServerNameInTheJdksOwnClientHello() {
    assertThat(ClientHello.findServerName(Octets.ofHex(HELLO))).hasValue("pay.fengsui.test");
    assertThat(ClientHello.begins(Octets.of(hello(null)))).isTrue();
    assertThat(ClientHello.findServerName(Octets.of(hello(null)))).isEmpty();
  }

  @Test
  void otherDataIsNoClientHello() {
    assertThat(ClientHello.begins(Octets.of("GET / HTTP/1.1\r\n".getBytes()))).isFalse();
    assertThat(ClientHello.begins(Octets.NONE)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void damagedHellosNeverThrow(long seed) {
    var random = new SplittableRandom(seed);
    for (int i = 0; i < 20_000; i++) {
      var bytes = HexFormat.of().parseHex(HELLO);
      bytes[5 + random.nextInt(bytes.length - 5)] = (byte) random.nextInt(256);
      bytes[43 + random.nextInt(40)] = (byte) random.nextInt(256);
      var cut = Octets.of(bytes).first(random.nextInt(bytes.length + 1));
      assertThat(ClientHello.findServerName(cut)).isNotNull();
    }
  }

  private static byte[] hello(String name) {
    try {
      var engine = SSLContext.getDefault().createSSLEngine();
      engine.setUseClientMode(true);
      if (name != null) {
        var parameters = engine.getSSLParameters();
        parameters.setServerNames(List.of(new SNIHostName(name)));
        engine.setSSLParameters(parameters);
      }
      var out = ByteBuffer.allocate(32_768);
      engine.wrap(ByteBuffer.allocate(0), out);
      var bytes = new byte[out.flip().remaining()];
      out.get(bytes);
      return bytes;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}

package fengsui.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.net.InetSocketAddress;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SocketAddressesTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void readsBackWhatItWrote(long seed) {
    var random = new Random(seed);
    try (var arena = Arena.ofConfined()) {
      var memory = arena.allocate(128);
      for (int i = 0; i < 1000; i++) {
        var bytes = new byte[random.nextBoolean() ? 4 : 16];
        random.nextBytes(bytes);
        var address =
            new InetSocketAddress(SocketAddresses.address(bytes), random.nextInt(1 << 16));

        int length = SocketAddresses.write(memory, address);

        assertThat(length).isEqualTo(bytes.length == 4 ? 16 : 28);
        assertThat(SocketAddresses.read(memory)).isEqualTo(address);
      }
    }
  }

  @Test
  void writesPortAndAddressInNetworkOrder() {
    try (var arena = Arena.ofConfined()) {
      var memory = arena.allocate(16);

      SocketAddresses.write(memory, new InetSocketAddress("10.1.2.3", 0x1234));

      assertThat(memory.toArray(ValueLayout.JAVA_BYTE))
          .containsExactly(2, 0, 0x12, 0x34, 10, 1, 2, 3, 0, 0, 0, 0, 0, 0, 0, 0);
    }
  }

  @Test
  void refusesANameThatWasNotResolved() {
    var name = InetSocketAddress.createUnresolved("shop.example", 443);
    try (var arena = Arena.ofConfined()) {
      assertThatThrownBy(() -> SocketAddresses.write(arena.allocate(128), name))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("a peer must be resolved, but is shop.example/<unresolved>:443");
    }
  }

  @Test
  void knowsNoOtherFamily() {
    try (var arena = Arena.ofConfined()) {
      assertThat(SocketAddresses.read(arena.allocate(128))).isNull();
    }
  }
}

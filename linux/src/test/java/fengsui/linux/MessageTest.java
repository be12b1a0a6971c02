package fengsui.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The control messages of `recvmsg`, also such as no kernel sends.
class MessageTest {

  private static final long CONTROL_LENGTH = 40;

  private final Scratch scratch = Scratch.borrow();

  @AfterEach
  void giveBack() {
    scratch.giveBack();
  }

  @Test
  void findsTheOneAskedFor() {
    Message.prepare(scratch);
    long second = put(0, 0, 2, 4);
    long end = put(second, 0, 11, 32);
    scratch.message.set(JAVA_LONG, CONTROL_LENGTH, end);

    var error = Message.find(scratch, SocketOption.IP_RECVERR);

    assertThat(error).isNotNull();
    assertThat(error.byteSize()).isEqualTo(32);
    assertThat(Message.find(scratch, SocketOption.IP_TTL)).isNotNull();
    assertThat(Message.find(scratch, SocketOption.IPV6_RECVERR)).isNull();
  }

  @Test
  void stopsAtALengthThatCannotBe() {
    Message.prepare(scratch);
    put(0, 41, 25, 32);
    scratch.control.set(JAVA_LONG, 0, Long.MAX_VALUE);
    assertThat(Message.find(scratch, SocketOption.IPV6_RECVERR)).isNull();

    scratch.control.set(JAVA_LONG, 0, 0);
    assertThat(Message.find(scratch, SocketOption.IPV6_RECVERR)).isNull();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void neverLeavesItsMemory(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      Message.prepare(scratch);
      var noise = new byte[(int) scratch.control.byteSize()];
      for (int at = 0; at < noise.length; at++) {
        noise[at] = (byte) (random.nextInt(4) == 0 ? random.nextInt(64) : 0);
      }
      MemorySegment.copy(noise, 0, scratch.control, JAVA_BYTE, 0, noise.length);
      scratch.message.set(JAVA_LONG, CONTROL_LENGTH, random.nextInt(noise.length + 1));

      var found = Message.find(scratch, SocketOption.IP_TTL);

      assertThat(found == null || found.byteSize() <= noise.length).isTrue();
    }
  }

  private long put(long at, int level, int type, int length) {
    scratch.control.set(JAVA_LONG, at, 16L + length);
    scratch.control.set(JAVA_INT, at + 8, level);
    scratch.control.set(JAVA_INT, at + 12, type);
    return at + 16 + (length + 7 & ~7);
  }
}

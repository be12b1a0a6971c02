package fengsui.dns.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class MessageFuzzTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void readsBackWhatItWrites(long seed) throws Exception {
    var messages = new RandomMessages(new Random(seed));
    for (int i = 0; i < 5_000; i++) {
      var message = messages.message();

      var bytes = message.encode();

      assertThat(Message.decode(bytes)).isEqualTo(message);
      assertThat(Message.decode(bytes).encode()).isEqualTo(bytes);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void takesRandomBytesForAMessageOrSaysWhyNot(long seed) {
    var random = new Random(seed);
    var messages = new RandomMessages(random);
    for (int i = 0; i < 20_000; i++) {
      var bytes = messages.bytes(random.nextInt(120));
      if (bytes.length >= 12 && random.nextBoolean()) {
        // small counts, so that records are reached
        for (int count = 4; count < 12; count += 2) {
          bytes[count] = 0;
          bytes[count + 1] &= 3;
        }
      }
      decode(bytes);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void survivesEveryMutation(long seed) {
    var random = new Random(seed);
    var messages = new RandomMessages(random);
    for (int i = 0; i < 20_000; i++) {
      var bytes = messages.message().encode();
      for (int changes = random.nextInt(1, 5); changes > 0; changes--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      decode(bytes);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void rejectsAMessageCutAnywhere(long seed) {
    var messages = new RandomMessages(new Random(seed));
    for (int i = 0; i < 20; i++) {
      var bytes = messages.message().encode();
      for (int length = 0; length < bytes.length; length++) {
        var cut = Arrays.copyOf(bytes, length);
        assertThatThrownBy(() -> Message.decode(cut)).isInstanceOf(MalformedMessage.class);
      }
    }
  }

  /// Whatever is read can be written again, unless compression is lost and it grows too long.
  private static void decode(byte[] bytes) {
    try {
      var message = Message.decode(bytes);
      assertThat(Message.decode(message.encode())).isEqualTo(message);
    } catch (MalformedMessage malformed) {
      assertThat(malformed.offset()).isBetween(0, bytes.length);
      assertThat(malformed).hasMessageStartingWith("byte " + malformed.offset() + ": ");
    }
  }
}

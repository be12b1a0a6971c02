package fengsui.probe.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// No bytes whatever make a coder throw; it says what it understood, or what is wrong.
class CoderFuzzTest {

  private static final HttpRequest REQUEST = new HttpRequest("https", "shop.example", "/");
  private static final String SOUND =
      "HTTP/1.1 200 OK\r\nServer: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n";

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void takesAnyBytes(long seed) {
    var random = new Random(seed);
    for (var round = 0; round < 200; round++) {
      var bytes = new byte[random.nextInt(300)];
      random.nextBytes(bytes);
      feed(new Http1Coder(REQUEST), bytes, random);
      feed(new Http2Coder(REQUEST), bytes, random);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
  void takesDamagedResponses(long seed) {
    var random = new Random(seed);
    for (var round = 0; round < 200; round++) {
      var bytes = SOUND.getBytes(StandardCharsets.ISO_8859_1);
      for (var damage = random.nextInt(4); damage > 0; damage--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      feed(new Http1Coder(REQUEST), bytes, random);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24, 25, 26, 27, 28})
  void takesDamagedFrames(long seed) {
    var random = new Random(seed);
    for (var round = 0; round < 200; round++) {
      var frames = ByteBuffer.allocate(400);
      frames.put(new byte[] {0, 0, 0, 4, 0, 0, 0, 0, 0}); // SETTINGS, then whatever
      while (frames.remaining() > 60) {
        var length = random.nextInt(50);
        var payload = new byte[length];
        random.nextBytes(payload);
        frames.put(new byte[] {0, 0, (byte) length, (byte) random.nextInt(11)});
        frames.put((byte) random.nextInt()).putInt(random.nextInt(4)).put(payload);
      }
      var bytes = new byte[frames.flip().remaining()];
      frames.get(bytes);
      feed(new Http2Coder(REQUEST), bytes, random);
    }
  }

  private static void feed(HttpCoder coder, byte[] bytes, Random random) {
    try (coder) {
      coder.outgoing();
      for (var at = 0; at < bytes.length; ) {
        var size = Math.min(bytes.length - at, 1 + random.nextInt(40));
        var reply = coder.feed(ByteBuffer.wrap(bytes, at, size));
        coder.outgoing();
        assertThat(reply.bodyBytes()).isBetween(0L, (long) bytes.length);
        at += size;
        if (reply.fault() != null || reply.complete()) {
          return;
        }
      }
      assertThat(coder.ended()).isNotNull();
    }
  }
}

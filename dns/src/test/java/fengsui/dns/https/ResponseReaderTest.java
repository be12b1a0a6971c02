package fengsui.dns.https;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fengsui.dns.Family;
import fengsui.dns.IpText;
import fengsui.dns.message.Header;
import fengsui.dns.message.Message;
import fengsui.dns.message.Name;
import fengsui.dns.message.Opaque;
import fengsui.dns.message.Question;
import fengsui.dns.message.RecordData;
import fengsui.dns.message.RecordType;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class ResponseReaderTest {

  private static final Question A = Question.of(Name.of("shop.example"), RecordType.A);

  private static Fetched.Response read(String text) throws IOException {
    return new ResponseReader(new ByteArrayInputStream(text.getBytes(ISO_8859_1))).read();
  }

  private static String body(String text) throws IOException {
    return new String(read(text).body().bytes(), ISO_8859_1);
  }

  @Test
  void readsBodiesByLengthInChunksAndToTheEnd() throws Exception {
    assertThat(body("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcd")).isEqualTo("abc");
    assertThat(body("HTTP/1.1 200 \r\n\r\nabc")).isEqualTo("abc");
    assertThat(
            body(
                "HTTP/1.1 200 OK\r\ntransfer-encoding: Chunked\r\n\r\n"
                    + "2;x=y\r\nab\r\n1\r\nc\r\n0\r\nTrailer: x\r\n\r\n"))
        .isEqualTo("abc");
    assertThat(body("HTTP/1.1 204 No\r\n\r\n")).isEmpty();
  }

  @Test
  void leavesOutInterimResponses() throws Exception {
    assertThat(read("HTTP/1.1 103 Hints\r\nA: b\r\n\r\nHTTP/1.1 404 No\r\n\r\n").status())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @MethodSource
  void saysWhyBytesAreNoResponse(Path file) throws Exception {
    var parts = Files.readString(file).split("\n=\n", 2);

    assertThatThrownBy(() -> read(parts[0].replace("\n", "\r\n")))
        .isInstanceOfAny(InvalidResponse.class, EOFException.class)
        .hasMessage(parts[1].strip());
  }

  static Stream<Path> saysWhyBytesAreNoResponse() throws Exception {
    var folder = Objects.requireNonNull(ResponseReaderTest.class.getResource("/http-bad"));
    try (var files = Files.list(Path.of(folder.toURI()))) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void readsAnythingOrSaysWhyNot(long seed) {
    var random = new Random(seed);
    var good =
        List.of(
            "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nAge: 5\r\n\r\nabc",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n",
            "HTTP/1.1 100 Go\r\n\r\nHTTP/1.0 503 No\r\nRetry-After: 9\r\n\r\n");
    for (int i = 0; i < 10_000; i++) {
      var bytes = mutated(good.get(random.nextInt(good.size())).getBytes(ISO_8859_1), random);
      try {
        var response = new ResponseReader(new ByteArrayInputStream(bytes)).read();
        assertThat(response.body().length()).isLessThanOrEqualTo(ResponseReader.LARGEST_BODY);
        assertThat(FieldTimes.retryAfter(response)).isNotNull();
        assertThat(FieldTimes.age(response)).isNotNegative();
        assertThat(FieldTimes.date(response)).isNotNull();
      } catch (InvalidResponse | EOFException expected) {
        assertThat(expected).hasMessageMatching("[ -~]+");
      } catch (IOException other) {
        throw new AssertionError(other);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void makesAValueOfEveryBody(long seed) {
    var random = new Random(seed);
    var query = new Message(new Header(0, 0), List.of(A), List.of(), List.of(), List.of());
    var address = List.<RecordData>of(RecordData.of(IpText.parse("198.18.0.1")));
    var wire = Message.answerTo(query, 60, address).encode();
    var json =
        "{\"Status\":0,\"Answer\":[{\"name\":\"shop.example.\",\"type\":1,\"TTL\":9,\"data\":\"1.1.1.1\"}]}"
            .getBytes(ISO_8859_1);
    for (int i = 0; i < 3_000; i++) {
      for (var form : DohForm.values()) {
        var isJson = form == DohForm.JSON;
        var type = isJson ? "application/json" : "application/dns-message";
        var bytes = mutated(isJson ? json : wire, random);
        var response = new Fetched.Response(200, Map.of("content-type", type), Opaque.of(bytes));

        var part = form.read(response, A.name(), Family.IPV4);

        assertThat(part.outcome().ok()).isEqualTo(!part.addresses().isEmpty());
        assertThat(part.addresses()).allMatch(each -> each.getAddress().length == 4);
      }
    }
  }

  private static byte[] mutated(byte[] bytes, Random random) {
    var changed = bytes.clone();
    for (int changes = random.nextInt(4); changes > 0; changes--) {
      changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
    }
    return random.nextInt(4) == 0
        ? Arrays.copyOf(changed, random.nextInt(changed.length))
        : changed;
  }
}

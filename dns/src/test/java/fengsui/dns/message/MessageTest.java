package fengsui.dns.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fengsui.dns.IpText;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class MessageTest {

  private static final Name SHOP = Name.of("shop.example");
  private final Message query = Query.of(SHOP, RecordType.A).message(new Random(1));

  @Test
  void writesAQueryByteForByte() {
    var plain = new Query(Question.of(SHOP, RecordType.A), false).message(() -> 0L);

    assertThat(HexFormat.of().formatHex(plain.encode()))
        .isEqualTo(
            "0000"
                + "0100"
                + "0001"
                + "000000000000"
                + "0473686f70076578616d706c6500"
                + "00010001");
  }

  @Test
  void asksForRecursionAndOffersEdns() {
    assertThat(query.header().has(Header.RD)).isTrue();
    assertThat(query.header().response()).isFalse();
    assertThat(query.header().opcode()).isZero();
    assertThat(query.findEdns()).contains(Edns.PLAIN);
  }

  @Test
  void drawsAnotherIdForEachQuery() {
    var random = new Random(3);

    assertThat(
            IntStream.range(0, 100)
                .map(i -> Query.of(SHOP, RecordType.A).message(random).header().id())
                .distinct()
                .count())
        .isGreaterThan(95);
  }

  @Test
  void answersAQuery() throws Exception {
    var answer =
        Message.answerTo(
            query,
            60,
            List.of(
                new RecordData.Cname(Name.of("edge.example")),
                RecordData.of(IpText.parse("198.18.0.1")),
                RecordData.of(IpText.parse("198.18.0.2"))));

    assertThat(answer.header().id()).isEqualTo(query.header().id());
    assertThat(answer.header().response()).isTrue();
    assertThat(answer.header().has(Header.RD | Header.RA)).isTrue();
    assertThat(answer.rcode()).isEqualTo(Rcode.NOERROR);
    assertThat(answer.question()).isEqualTo(query.question());
    assertThat(answer.answers())
        .extracting(ResourceRecord::name)
        .containsExactly(SHOP, Name.of("edge.example"), Name.of("edge.example"));
    assertThat(Message.decode(answer.encode())).isEqualTo(answer);
  }

  @Test
  void answersWithACodeOnly() {
    var answer = Message.answerTo(query, Rcode.NXDOMAIN);

    assertThat(answer.rcode()).hasToString("NXDOMAIN");
    assertThat(answer.answers()).isEmpty();
  }

  @Test
  void addsTheCodeBitsOfEdns() {
    var opt = new Edns(1232, 1, 0, 0x8000, List.of()).record();
    var answer = Message.answerTo(query, Rcode.NOERROR);
    var badVersion =
        new Message(answer.header(), answer.questions(), List.of(), List.of(), List.of(opt));

    assertThat(badVersion.rcode()).hasToString("BADVERS");
    assertThat(badVersion.findEdns().orElseThrow().flags()).isEqualTo(0x8000);
  }

  @Test
  void compressesNames() {
    var data = Collections.nCopies(10, RecordData.of(IpText.parse("198.18.0.1")));

    var bytes = Message.answerTo(query, 1, List.copyOf(data)).encode();

    assertThat(bytes).hasSize(12 + 18 + 10 * 16);
  }

  @Test
  void refusesToWriteMoreThanFits() {
    var tooMuch = Collections.nCopies(300, new RecordData.Txt(List.of("t".repeat(255))));
    var message = Message.answerTo(query, 1, List.copyOf(tooMuch));

    assertThatIllegalArgumentException()
        .isThrownBy(message::encode)
        .withMessage("a message must have at most 65535 bytes");
  }

  @Test
  void keepsIpv6ThatMapsIpv4() throws Exception {
    var mapped = new byte[16];
    mapped[10] = mapped[11] = (byte) 0xff;
    mapped[12] = 127;
    var bytes =
        ByteBuffer.allocate(12 + 1 + 10 + 16)
            .putLong(0x1234_8180_0000_0001L)
            .putInt(0)
            .put((byte) 0)
            .putShort((short) 28)
            .putShort((short) 1)
            .putInt(60)
            .putShort((short) 16)
            .put(mapped)
            .array();

    var message = Message.decode(bytes);

    assertThat(message.answers().getFirst().type()).isEqualTo(RecordType.AAAA);
    assertThat(message.encode()).isEqualTo(bytes);
  }

  /// 5,400 records whose names each follow as many pointers as are allowed.
  @Test
  void readsTheWorstMessageQuickly() throws Exception {
    var bytes = ByteBuffer.allocate(0xffff);
    bytes.putLong(0x1234_8180_0000_0000L).putInt(0);
    bytes.put((byte) 0).putShort((short) 255).putShort((short) 1).putInt(0).putShort((short) 250);
    bytes.putShort((short) 0xc00c);
    for (int i = 1; i < 125; i++) {
      bytes.putShort((short) (0xc000 | bytes.position() - 2));
    }
    var last = bytes.position() - 2;
    var count = 1;
    for (; bytes.remaining() >= 12; count++) {
      bytes.putShort((short) (0xc000 | last)).putShort((short) 255).putShort((short) 1);
      bytes.putInt(0).putShort((short) 0);
    }
    bytes.putShort(6, (short) count);

    var started = System.nanoTime();
    var message = Message.decode(bytes.array());

    assertThat(message.answers()).hasSize(count);
    assertThat(System.nanoTime() - started).isLessThan(2_000_000_000L);
  }
}

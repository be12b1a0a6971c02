package fengsui.lab.border;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.packets.Octets;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DnsQuestionTest {

  private static final String QUERY =
      "abcd01000001000000000001" + "0350617904746573740000010001" + "00002904d0000000000000";

  @Test
  void readsNameAndTypeBehindWhichAnOptRecordMayStand() {
    var question = DnsQuestion.find(Octets.ofHex(QUERY)).orElseThrow();

    assertThat(question.name()).isEqualTo("pay.test");
    assertThat(question.type()).isEqualTo(1);
    assertThat(question.id()).isEqualTo(0xabcd);
    assertThat(question.recursive()).isTrue();
  }

  @Test
  void anAnswerIsNoQuestion() {
    assertThat(DnsQuestion.find(Octets.ofHex(QUERY.replace("0100000100", "8100000100")))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void damagedQueriesNeverThrow(long seed) {
    var random = new SplittableRandom(seed);
    for (int i = 0; i < 20_000; i++) {
      var bytes = HexFormat.of().parseHex(QUERY);
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      var cut = Octets.of(bytes).first(random.nextInt(bytes.length + 1));
      assertThat(DnsQuestion.find(cut)).isNotNull();
    }
  }
}

package fengsui.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerWordsTest {

  /// Every form of sentence to which isolate's own worlds lead; isolate's SentencesTest keeps it.
  private static final Path SENTENCES =
      Path.of("../isolate/src/test/resources/fengsui/isolate/sentences.txt");

  private static final VerdictWords CHINESE = new VerdictWords(Words.in(Language.ZH));
  private static final LedgerWords LEDGER = new LedgerWords(Words.in(Language.ZH));

  @Test
  void everySentenceOfTheLedgerHasChineseWords() throws IOException {
    var lines = Files.readAllLines(SENTENCES);

    assertThat(lines).hasSizeGreaterThan(50);
    assertThat(lines)
        .allSatisfy(line -> {
          var bare = new VerdictWords(Words.in(Language.EN)).fact(line);
          assertThat(LEDGER.find(bare)).as(line).isPresent();
          assertThat(CHINESE.fact(line))
              .as(line)
              .matches("(?s).*[\\u4e00-\\u9fff].*")
              .doesNotContainPattern("[a-z]{2,} [a-z]{2,} [a-z]{2,}|_error|connection_re");
        });
  }

  /// Those that need more than one vantage, packets or a change, which the worlds lack.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "same target from other vantages of the same carrier and province: 2 of 2 fail alike",
        "same target from other carriers on the same side: 3 of 4 fail alike",
        "same target from vantages on the other side of the border: 0 of 1 fail alike",
        "41 targets from 3 vantages fail so",
        "change C-1 (deploy) was made at 2025-08-19T16:30:00Z",
        "the agent says of itself: network_down",
        "nothing was measured to its end",
        "shop works from 1 vantage",
        "shop, pay, hall, home and 3 more works from 3 vantages",
        "shop: a second speaker was heard at connect, yet the connection held",
        "nothing was heard from bj-1 since 2025-08-19T16:30:00Z",
        "3 of 5 agents are not heard since 2025-08-19T16:30:00Z",
        "resolver udp://198.18.3.53:53 got two answers that share no address",
        "a packet that cannot live to the target triggers the reset",
        "one burst of resets: 3 within 1.2 ms, windows 512, 1024, 1536",
        "unrelated certificates are out of their time: pay: ssl_invalid_certificate after 9.1 ms",
        "same target, another carrier",
        "own answer [127.0.0.2]; the zone's own servers: udp://192.0.2.53:53 [192.0.2.10]",
        "the zone's own servers (acme) do not answer for it",
        "every resolver asked fails for this zone and for no other; the zone's servers were not"
            + " asked themselves, and a wrong signature of the zone (DNSSEC) looks alike",
        "seen from unicom in beijing, mobile: no resolver noted, 1 unrelated name answered late"
            + " since 2025-08-19T16:30:00Z",
        "(bj-1, 2025-08-19T16:30:00Z); expected: 98 % if the far end, under 0.1 % if border"
      })
  void soHaveThoseOfManyVantages(String sentence) {
    assertThat(LEDGER.find(sentence)).isPresent();
    assertThat(LEDGER.say(sentence))
        .matches("(?s).*[\\u4e00-\\u9fff].*")
        .doesNotContainPattern("[a-z]{2,} [a-z]{2,} [a-z]{2,}|_error|network_down");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          the verdict was carrier unicom dns | 此前的判断：运营商 中国联通 DNS
          border tcp 443 outbound, split from inc-1 | 跨境 TCP 443 出境方向，由 inc-1 拆分而来
          now also shop, pay and 3 more | 现在还有 shop、pay 等，另有 3 个
          it is back | 再次出现
          late data: it began at 2025-08-19T16:30:00Z; it also touched a, b | 迟到的数据：2025-08-20 00:30:00 就已开始；还涉及 a、b
          all of it works since 2025-08-19T16:30:00Z | 自 2025-08-20 00:30:00 起全部恢复正常
          the resolvers are well; caches may hold wrong answers: unicom until about 2025-08-19T16:30:00Z, at the latest 2025-08-19T16:40:00Z, and 2 of 20 good answers seen | 解析器已恢复；缓存里可能还有错误应答：中国联通大约到 2025-08-20 00:30:00，最晚到 2025-08-20 00:40:00，已见到 2/20 个正确应答
          taken on by 王伟 | 由 王伟 接手
          """)
  void historiesAreInChinese(String english, String chinese) {
    assertThat(LEDGER.happening(english)).isEqualTo(chinese);
  }

  @Test
  void placesAreNamedAsPeopleNameThem() {
    assertThat(
            LEDGER.say(
                "seen from unicom in beijing: resolver udp://198.18.3.53:53, 41 unrelated names"
                    + " answered wrongly or not at all since 2025-08-19T16:30:00Z"))
        .isEqualTo(
            "自 2025-08-20 00:30:00 起，从 北京中国联通 看：解析器 udp://198.18.3.53:53"
                + " 对 41 个互不相关的域名应答错误或不应答");
  }

  @Test
  void namesAreNeverTakenForWords() {
    assertThat(LEDGER.say("border: connection_reset after 6.2 ms from connect"))
        .isEqualTo("border：连接被重置（6.2 毫秒），观测点 connect");
  }

  @Test
  void whatNobodyPutIntoWordsStaysAsItIs() {
    assertThat(LEDGER.say("the moon is full")).isEqualTo("the moon is full");
  }

  @Test
  void englishStaysAsItIs() {
    var english = new LedgerWords(Words.in(Language.EN));

    assertThat(english.say("it is back")).isEqualTo("it is back");
    assertThat(english.happening("border 443")).isEqualTo("border 443");
  }
}

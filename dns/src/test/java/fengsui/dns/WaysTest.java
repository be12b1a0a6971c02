package fengsui.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fengsui.dns.message.Message;
import fengsui.dns.message.Name;
import fengsui.dns.message.Rcode;
import fengsui.dns.message.RecordData;
import fengsui.dns.message.RecordType;
import fengsui.model.Outcome;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class WaysTest {

  private static final Name SHOP = Name.of("shop.example");
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final Set<Family> BOTH = EnumSet.allOf(Family.class);

  private static WaySettings listening(Duration time) {
    return WaySettings.usual().withListening(time);
  }

  private static Message answer(Message query, String... data) {
    var records =
        Stream.of(data)
            .<RecordData>map(text ->
                IpText.find(text).isPresent()
                    ? RecordData.of(IpText.parse(text))
                    : new RecordData.Cname(Name.of(text)))
            .toList();
    return Message.answerTo(query, 60, records);
  }

  private static Message both(Message query) {
    var four = query.question().type().equals(RecordType.A);
    return answer(query, "edge.example", four ? "198.18.0.1" : "2001:db8::1");
  }

  private static Answer ask(FakeResolver resolver, Set<Family> families, Duration patience)
      throws InterruptedException {
    return Ways.of(resolver.address().toString(), listening(SHORT)).ask(SHOP, families, patience);
  }

  @Test
  void asksForBothFamiliesAtOnce() throws Exception {
    try (var resolver = new FakeResolver((query, back) -> back.send(both(query)))) {
      var answer = ask(resolver, BOTH, LONG);

      assertThat(answer.outcome()).isEqualTo(Outcome.OK);
      assertThat(answer.addresses())
          .containsExactly(IpText.parse("198.18.0.1"), IpText.parse("2001:db8::1"));
      assertThat(answer.aliases()).containsExactly(Name.of("edge.example"));
      assertThat(answer.ttl()).isEqualTo(Duration.ofSeconds(60));
      assertThat(answer.way()).isEqualTo(resolver.address().toString());
      assertThat(answer.trust()).isEqualTo(Way.Trust.PLAIN);
      assertThat(answer.others()).isEmpty();
    }
  }

  @Test
  void tellsEveryOtherAnswerAndWhenItCame() throws Exception {
    FakeResolver.Script script =
        (query, back) -> {
          back.send(answer(query, "31.13.0.1"));
          back.send(answer(query, "31.13.0.1"));
          back.send(answer(query, "198.18.0.2", "198.18.0.1"));
          back.send(Message.answerTo(query, Rcode.NXDOMAIN));
        };
    try (var resolver = new FakeResolver(script)) {
      var answer = ask(resolver, EnumSet.of(Family.IPV4), LONG);

      assertThat(answer.addresses()).containsExactly(IpText.parse("31.13.0.1"));
      assertThat(answer.others())
          .containsExactly(
              List.of(IpText.parse("198.18.0.2"), IpText.parse("198.18.0.1")), List.of());
      assertThat(answer.othersAfter()).hasSize(2).isSorted();
      assertThat(answer.othersAfter().getFirst()).isGreaterThanOrEqualTo(answer.elapsed());
    }
  }

  @Test
  void doesNotWaitForAFamilyThatNobodyAnswers() throws Exception {
    FakeResolver.Script onlyIpv4 =
        (query, back) -> {
          if (query.question().type().equals(RecordType.A)) {
            back.send(answer(query, "198.18.0.1"));
          }
        };
    try (var resolver = new FakeResolver(onlyIpv4)) {
      var answer = ask(resolver, BOTH, Duration.ofDays(1));

      assertThat(answer.addresses()).containsExactly(IpText.parse("198.18.0.1"));
    }
  }

  @Test
  void takesTheWholeAnswerByTcpWhenItWasCut() throws Exception {
    FakeResolver.Script cut = (query, back) -> back.send(answer(query).truncated());
    try (var udp = new FakeResolver(cut);
        var tcp =
            new FakeTcpResolver(
                udp.socket().getPort(),
                (query, back) -> back.send(FakeTcpResolver.frame(both(query))))) {
      var answer = ask(udp, EnumSet.of(Family.IPV4), LONG);

      assertThat(tcp.socket().getPort()).isEqualTo(udp.socket().getPort());
      assertThat(answer.addresses()).containsExactly(IpText.parse("198.18.0.1"));
    }
  }

  @Test
  void asksByTcpOnly() throws Exception {
    try (var tcp =
        new FakeTcpResolver((query, back) -> back.send(FakeTcpResolver.frame(both(query))))) {
      var answer = Ways.of(tcp.address().toString()).ask(SHOP, BOTH, LONG);

      assertThat(answer.addresses()).hasSize(2);
      assertThat(answer.way()).startsWith("tcp://127.0.0.1:");
    }
  }

  @Test
  void anAddressIsAnAnswerWhateverItIsWorth() throws Exception {
    FakeResolver.Script poison = (query, back) -> back.send(answer(query, "127.0.0.2"));
    try (var resolver = new FakeResolver(poison)) {
      var answer = ask(resolver, EnumSet.of(Family.IPV4), LONG);

      assertThat(answer.outcome()).isEqualTo(Outcome.OK);
      assertThat(answer.addresses()).containsExactly(IpText.parse("127.0.0.2"));
    }
  }

  @Test
  void failuresAreValues() throws Exception {
    FakeResolver.Script none = (query, back) -> back.send(Message.answerTo(query, Rcode.NXDOMAIN));
    try (var resolver = new FakeResolver(none);
        var silent = new FakeResolver((query, back) -> {})) {
      assertThat(ask(resolver, BOTH, LONG).outcome().code()).isEqualTo("dns_nxdomain_error");
      assertThat(ask(silent, BOTH, SHORT).outcome().code()).isEqualTo("generic_timeout_error");
    }
  }

  @Test
  void listeningEndsWithThePatience() throws Exception {
    FakeResolver.Script script = (query, back) -> back.send(both(query));
    try (var resolver = new FakeResolver(script)) {
      var way = Ways.of(resolver.address().toString(), listening(Duration.ofDays(1)));

      assertThat(way.ask(SHOP, BOTH, Duration.ofSeconds(2)).addresses()).hasSize(2);
    }
  }

  @Test
  void interruptionMeansStop() throws Exception {
    try (var silent = new FakeResolver((query, back) -> {})) {
      Thread.currentThread().interrupt();

      assertThatThrownBy(() -> ask(silent, BOTH, LONG)).isInstanceOf(InterruptedException.class);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "192.0.2.1                        | udp://192.0.2.1:53",
        "tcp://[2001:db8::1]              | tcp://[2001:db8::1]:53",
        "tls://192.0.2.1                  | tls://192.0.2.1:853",
        "tls://192.0.2.1@192.0.2.1:853    | tls://192.0.2.1:853",
        "tls://DoT.example@192.0.2.1      | tls://dot.example@192.0.2.1:853",
        "tls://dot.example@[2001:db8::1]:8853 | tls://dot.example@[2001:db8::1]:8853",
        "tls://dot.example@2001:db8::1    | tls://dot.example@[2001:db8::1]:853",
      })
  void namesAWayByItsWholeText(String text, String id) {
    var way = Ways.of(text);

    assertThat(way.id()).isEqualTo(id);
    assertThat(way.trust())
        .isEqualTo(id.startsWith("tls:") ? Way.Trust.AUTHENTICATED : Way.Trust.PLAIN);
    assertThat(Ways.of(id).id()).isEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "quic://192.0.2.1         | protocol quic is not udp or tcp",
        "tls://dot.example        | \"dot.example\" is not an IP address",
        "tls://dot.example:853    | \"dot.example\" is not an IP address",
        "tls://                   | \"\" is not an IP address",
        "tls://@192.0.2.1         | \"\" is not a name that a certificate has",
        "tls://a b@192.0.2.1      | \"a b\" is not a name that a certificate has",
        "tls://-a.example@192.0.2.1 | \"-a.example\" is not a name that a certificate has",
        "tls://a@192.0.2.1:0      | port must be 1 to 65535, but is \"0\"",
        "tls://a@192.0.2.1:65536  | port must be 1 to 65535, but is \"65536\"",
        "tls://a@[2001:db8::1     | the bracket is not closed",
        "tls://a@[192.0.2.1]:853  | what stands in brackets is not an IPv6 address",
        "tls://a@[2001:db8::1]853 | after the bracket only :PORT may follow",
      })
  void saysWhatIsWrongWithAText(String text, String problem) {
    var forms =
        text.startsWith("tls")
            ? "write tls://NAME@ADDRESS:PORT or tls://ADDRESS:PORT,"
            : "write udp://ADDRESS:PORT, tcp://ADDRESS:PORT, ADDRESS or ADDRESS:PORT,";
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ways.of(text))
        .withMessage(
            "resolver \"%s\": %s; %s with IPv6 in brackets if a port follows"
                .formatted(text, problem, forms));
  }

  @Test
  void neverThrowsAnythingButItsOneLine() {
    var random = new Random(5);
    var pieces =
        List.of("tls://", "udp://", "@", ":", "[", "]", "1.2.3.4", "::1", "a.b", "853", "%");
    for (int i = 0; i < 20_000; i++) {
      var text = new StringBuilder();
      for (int n = random.nextInt(7); n > 0; n--) {
        text.append(pieces.get(random.nextInt(pieces.size())));
      }
      try {
        Ways.of(text.toString());
      } catch (IllegalArgumentException wrong) {
        assertThat(wrong).hasMessageStartingWith("resolver \"" + text + "\": ");
      }
    }
  }
}

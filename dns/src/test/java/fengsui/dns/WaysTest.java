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
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WaysTest {

  private static final Name SHOP = Name.of("shop.example");
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final Set<Family> BOTH = EnumSet.allOf(Family.class);

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
    return Ways.of(resolver.address().toString(), SHORT).ask(SHOP, families, patience);
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
      var way = Ways.of(resolver.address().toString(), Duration.ofDays(1));

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

  @Test
  void saysWhatIsWrongWithAText() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ways.of("quic://192.0.2.1"))
        .withMessageStartingWith("resolver \"quic://192.0.2.1\": protocol quic is not udp or tcp;");
  }
}

package fengsui.dns;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.dns.message.Message;
import fengsui.dns.message.Name;
import fengsui.dns.message.Rcode;
import fengsui.dns.message.RecordData;
import fengsui.dns.message.RecordType;
import fengsui.dns.transport.Patience;
import fengsui.model.Contradiction;
import fengsui.model.Ending;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(20)
class LookupTest {

  private static final Name SHOP = Name.of("shop.example");
  private static final Set<Family> BOTH = EnumSet.allOf(Family.class);
  private static final Set<Family> IPV4 = EnumSet.of(Family.IPV4);

  private final Lookup lookup =
      Lookup.over(Patience.of(Duration.ofSeconds(2), Duration.ofMillis(100)));

  static Message answer(Message query, String... addresses) {
    var type = query.question().type();
    return Message.answerTo(
        query,
        60,
        Arrays.stream(addresses)
            .<RecordData>map(text -> RecordData.of(IpText.parse(text)))
            .filter(data -> data.type().equals(type))
            .toList());
  }

  @Test
  void givesTheAddressesOfBothFamiliesIpv4First() throws Exception {
    FakeResolver.Script script =
        (query, back) -> back.send(answer(query, "198.18.0.1", "2001:db8::1"));
    try (var resolver = new FakeResolver(script)) {

      var result = lookup.run(SHOP, BOTH, resolver.address());

      assertThat(result.outcome().code()).isEqualTo("ok");
      assertThat(result.facts().answers()).containsExactly("198.18.0.1", "2001:db8::1");
      assertThat(result.facts().rcode()).isEqualTo("NOERROR");
      assertThat(result.facts().ttl()).isEqualTo(60);
      assertThat(result.facts().resolver()).isEqualTo(resolver.address().toString());
      assertThat(result.facts().late()).isEmpty();
      assertThat(result.contradictions()).isEmpty();
      assertThat(result.elapsed()).isLessThan(Duration.ofSeconds(2));
    }
  }

  @Test
  void showsTheForgedAnswerFirstAndTheGenuineOneAfterIt() throws Exception {
    var firstSeen = new CountDownLatch(1);
    FakeResolver.Script script =
        (query, back) -> {
          back.send(answer(query, "127.0.0.2"));
          firstSeen.await();
          back.send(answer(query, "198.18.0.1"));
        };
    var patient = Lookup.over(Patience.of(Duration.ofSeconds(5), Duration.ofSeconds(1)));
    try (var resolver = new FakeResolver(script);
        var ongoing = patient.start(SHOP, IPV4, resolver.address())) {

      var first = ongoing.first();
      firstSeen.countDown();
      var all = ongoing.all();

      assertThat(first.outcome().code()).isEqualTo("dns_bogon_error");
      assertThat(first.contradictions()).isEmpty();
      assertThat(first.usable()).isEmpty();
      assertThat(all.outcome().code()).isEqualTo("dns_bogon_error");
      assertThat(all.facts().answers()).containsExactly("127.0.0.2");
      assertThat(all.facts().late())
          .singleElement()
          .satisfies(late -> {
            assertThat(late.answers()).containsExactly("198.18.0.1");
            assertThat(late.rcode()).isEqualTo("NOERROR");
          });
      assertThat(all.contradictions())
          .singleElement()
          .isInstanceOfSatisfying(
              Contradiction.SecondAnswer.class,
              second -> {
                assertThat(second.first()).containsExactly("127.0.0.2");
                assertThat(second.second()).containsExactly("198.18.0.1");
                assertThat(second.ms()).isEqualTo(all.facts().late().getFirst().ms());
              });
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2, dns_servfail_error",
    "3, dns_nxdomain_error",
    "5, dns_refused_error",
    "1, dns_server_misbehaving",
    "9, dns_server_misbehaving"
  })
  void namesWhatTheResolverSays(int rcode, String outcome) throws Exception {
    FakeResolver.Script script =
        (query, back) -> back.send(Message.answerTo(query, new Rcode(rcode)));
    try (var resolver = new FakeResolver(script)) {

      var result = lookup.run(SHOP, BOTH, resolver.address());

      assertThat(result.outcome().code()).isEqualTo(outcome);
      assertThat(result.facts().rcode()).isEqualTo(new Rcode(rcode).toString());
    }
  }

  @Test
  void followsTheChainOfAliases() throws Exception {
    FakeResolver.Script script =
        (query, back) ->
            back.send(
                Message.answerTo(
                    query,
                    30,
                    List.of(
                        new RecordData.Cname(Name.of("shop.cdn.example")),
                        new RecordData.Cname(Name.of("edge.cdn.example")),
                        RecordData.of(IpText.parse("203.0.113.9")))));
    try (var resolver = new FakeResolver(script)) {

      var result = lookup.run(SHOP, IPV4, resolver.address());

      assertThat(result.facts().aliases()).containsExactly("shop.cdn.example", "edge.cdn.example");
      assertThat(result.facts().answers()).containsExactly("203.0.113.9");
    }
  }

  @Test
  void asksAgainByTcpWhenTheAnswerWasCut() throws Exception {
    FakeResolver.Script cut = (query, back) -> back.send(answer(query, "198.18.0.1").truncated());
    FakeTcpResolver.Script whole =
        (query, connection) -> connection.send(FakeTcpResolver.frame(answer(query, "198.18.0.1")));
    try (var udp = new FakeResolver(cut);
        var tcp = new FakeTcpResolver(udp.socket().getPort(), whole)) {

      var result = lookup.run(SHOP, IPV4, udp.address());

      assertThat(result.outcome().code()).isEqualTo("ok");
      assertThat(result.facts().answers()).containsExactly("198.18.0.1");
      assertThat(result.facts().late()).isEmpty();
      assertThat(tcp.address().port()).isEqualTo(udp.address().port());
    }
  }

  @Test
  void saysWhyTcpFailedAfterACutAnswer() throws Exception {
    FakeResolver.Script cut = (query, back) -> back.send(answer(query, "198.18.0.1").truncated());
    try (var udp = new FakeResolver(cut)) {

      var result = lookup.run(SHOP, IPV4, udp.address());

      assertThat(result.outcome().code()).isEqualTo("connection_refused");
      assertThat(result.ending()).isNull();
    }
  }

  @Test
  void asksByTcpWhenTold() throws Exception {
    FakeTcpResolver.Script script =
        (query, connection) -> connection.send(FakeTcpResolver.frame(answer(query, "198.18.0.1")));
    try (var resolver = new FakeTcpResolver(script)) {

      var result = lookup.run(SHOP, IPV4, resolver.address());

      assertThat(result.outcome().code()).isEqualTo("ok");
      assertThat(result.facts().resolver()).startsWith("tcp://127.0.0.1:");
    }
  }

  @Test
  void seesThatTheResolverIsNotThere() throws Exception {
    ResolverAddress nobody;
    try (var resolver = new FakeResolver((query, back) -> {})) {
      nobody = resolver.address();
    }

    var result = lookup.run(SHOP, BOTH, nobody);

    assertThat(result.outcome().code()).isEqualTo("connection_refused");
    assertThat(result.ending()).isEqualTo(Ending.REFUSED_BY_ICMP);
    assertThat(result.facts().rcode()).isNull();
  }

  @Test
  void tellsASilentResolverFromOneThatSpeaksNonsense() throws Exception {
    var hasty = Lookup.over(Patience.of(Duration.ofMillis(400), Duration.ZERO));
    try (var silent = new FakeResolver((query, back) -> {});
        var nonsense = new FakeResolver((query, back) -> back.send(new byte[] {1}))) {

      var silence = hasty.run(SHOP, IPV4, silent.address());
      var garbage = hasty.run(SHOP, IPV4, nonsense.address());

      assertThat(silence.outcome().code()).isEqualTo("generic_timeout_error");
      assertThat(silence.ending()).isEqualTo(Ending.SILENT);
      assertThat(garbage.outcome().code()).isEqualTo("dns_server_misbehaving");
      assertThat(garbage.oddities()).hasSize(1);
    }
  }

  @Test
  void closingEndsTheWaiting() throws Exception {
    var patient = Lookup.over(Patience.of(Duration.ofSeconds(60), Duration.ZERO));
    try (var silent = new FakeResolver((query, back) -> {})) {
      var ongoing = patient.start(SHOP, BOTH, silent.address());

      ongoing.close();

      assertThat(ongoing.all().outcome().code()).isEqualTo("interrupted");
    }
  }

  @Test
  void doesNotHoldBackIpv4WhileIpv6IsSilent() throws Exception {
    FakeResolver.Script script =
        (query, back) -> {
          if (query.question().type().equals(RecordType.A)) {
            back.send(answer(query, "198.18.0.1"));
          }
        };
    var patient = Lookup.over(Patience.of(Duration.ofSeconds(60), Duration.ZERO));
    try (var resolver = new FakeResolver(script);
        var ongoing = patient.start(SHOP, BOTH, resolver.address())) {

      assertThat(ongoing.first().outcome().code()).isEqualTo("ok");
    }
  }
}

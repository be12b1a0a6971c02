package fengsui.dns;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.dns.message.Message;
import fengsui.dns.message.Name;
import fengsui.dns.message.Query;
import fengsui.dns.message.Question;
import fengsui.dns.message.Rcode;
import fengsui.dns.message.RecordData;
import fengsui.dns.message.RecordType;
import fengsui.dns.transport.Arrival;
import fengsui.dns.transport.End;
import fengsui.dns.transport.Reply;
import fengsui.model.Contradiction.SecondAnswer;
import fengsui.model.Ending;
import fengsui.model.IcmpError;
import fengsui.model.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How replies become a result, without a network.
class LookupResultTest {

  private static final ResolverAddress RESOLVER = ResolverAddress.parse("198.18.3.53");
  private static final Question A = Question.of(Name.of("shop.example"), RecordType.A);
  private static final Question AAAA = Question.of(Name.of("shop.example"), RecordType.AAAA);

  /// `NXDOMAIN` and its like, addresses parted by blanks, or `-` for none.
  private static Message message(Question question, String said) {
    var query = new Query(question, false).message(new Random(1));
    return switch (said) {
      case "NXDOMAIN" -> Message.answerTo(query, Rcode.NXDOMAIN);
      case "SERVFAIL" -> Message.answerTo(query, Rcode.SERVFAIL);
      case "REFUSED" -> Message.answerTo(query, Rcode.REFUSED);
      case "-" -> Message.answerTo(query, Rcode.NOERROR);
      default ->
          Message.answerTo(
              query,
              60,
              Arrays.stream(said.split(" "))
                  .<RecordData>map(text -> RecordData.of(IpText.parse(text)))
                  .toList());
    };
  }

  /// The n-th answer comes after n × 10 ms.
  private static FamilyReply heard(Question question, String... said) {
    return heard(question, 1, Arrays.stream(said).map(each -> message(question, each)).toList());
  }

  private static FamilyReply heard(Question question, int sent, List<Message> messages) {
    var arrivals = new ArrayList<Arrival>();
    for (var message : messages) {
      arrivals.add(new Arrival.Answer(millis(10L * (arrivals.size() + 1)), message));
    }
    var reply = new Reply(new End.Answered(), millis(10), sent, arrivals);
    return new FamilyReply(question, reply, null);
  }

  private static FamilyReply ended(Question question, End end) {
    return new FamilyReply(question, new Reply(end, millis(500), 1, List.of()), null);
  }

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }

  @ParameterizedTest
  @CsvSource({
    "198.18.0.1, -, ok",
    "-, 2001:db8::1, ok",
    "198.18.0.1, SERVFAIL, ok",
    "NXDOMAIN, NXDOMAIN, dns_nxdomain_error",
    "-, -, dns_no_answer",
    "-, SERVFAIL, dns_servfail_error",
    "127.0.0.2, -, dns_bogon_error",
    "127.0.0.2, NXDOMAIN, dns_bogon_error",
    "127.0.0.2, ::1, dns_bogon_error",
    "0.0.0.0 127.0.0.1, ::, dns_bogon_error",
    "127.0.0.2 198.18.0.1, -, ok",
    "127.0.0.2, 2001:db8::1, ok",
    "10.0.0.1, -, ok",
    "192.168.1.1, fd00::1, ok"
  })
  void weighsBothFamilies(String four, String six, String outcome) {
    var result = LookupResult.of(RESOLVER, List.of(heard(A, four), heard(AAAA, six)));

    assertThat(result.outcome().code()).isEqualTo(outcome);
  }

  @Test
  void aResolversWordOutranksTheSilenceOfTheOtherFamily() {
    var silent = ended(A, new End.Silent());

    assertThat(outcome(silent, heard(AAAA, "NXDOMAIN"))).isEqualTo("dns_nxdomain_error");
    assertThat(outcome(silent, heard(AAAA, "2001:db8::1"))).isEqualTo("ok");
    assertThat(outcome(silent, heard(AAAA, "-"))).isEqualTo("generic_timeout_error");
  }

  private static String outcome(FamilyReply... replies) {
    return LookupResult.of(RESOLVER, List.of(replies)).outcome().code();
  }

  @ParameterizedTest
  @CsvSource({
    "Network is unreachable, network_unreachable",
    "No route to host, host_unreachable",
    "Network is down, network_down",
    "Operation not permitted, permission_denied",
    "Permission denied, permission_denied",
    "Cannot assign requested address, address_not_available",
    "Something new, unknown_failure: Something new"
  })
  void namesWhatTheSystemSays(String words, String outcome) {
    assertThat(outcome(ended(A, new End.Failed(words)))).isEqualTo(outcome);
  }

  @Test
  void namesTheIcmpErrorAndWhoSentIt() {
    var error = new IcmpError(3, 13, "198.18.9.1");

    var result = LookupResult.of(RESOLVER, List.of(ended(A, new End.Rejected(error))));

    assertThat(result.outcome().code()).isEqualTo("host_unreachable");
    assertThat(result.evidence().icmp()).isEqualTo(error);
    assertThat(result.evidence().ending()).isEqualTo(Ending.REFUSED_BY_ICMP);
  }

  @Test
  void loopbackIsRightForLocalhost() {
    var localhost = Question.of(Name.of("db.localhost"), RecordType.A);

    assertThat(outcome(heard(localhost, "127.0.0.1"))).isEqualTo("ok");
  }

  @ParameterizedTest
  @CsvSource({
    "31.13.0.1, 198.18.0.1, true",
    "198.18.0.1, 198.18.0.1, false",
    "198.18.0.1 198.18.0.2, 198.18.0.2 198.18.0.3, false",
    "NXDOMAIN, 198.18.0.1, true",
    "198.18.0.1, NXDOMAIN, true",
    "-, 198.18.0.1, true",
    "198.18.0.1, -, true",
    "NXDOMAIN, NXDOMAIN, false",
    "NXDOMAIN, SERVFAIL, true",
    "NXDOMAIN, -, true",
    "-, -, false"
  })
  void seesWhenTwoAnswersContradict(String first, String second, boolean contradict) {
    var result = LookupResult.of(RESOLVER, List.of(heard(A, first, second)));

    assertThat(result.contradictions()).hasSize(contradict ? 1 : 0);
    assertThat(result.facts().late()).hasSize(1);
  }

  @Test
  void keepsForgedAndGenuineAnswersInTheOrderOfArrival() {
    var forged = heard(A, "31.13.0.1", "108.160.0.1", "198.18.0.1");

    var result = LookupResult.of(RESOLVER, List.of(forged, heard(AAAA, "2001::1", "-")));

    assertThat(result.facts().answers()).containsExactly("31.13.0.1", "2001::1");
    assertThat(result.facts().late())
        .extracting(late -> String.join(" ", late.answers()))
        .containsExactly("108.160.0.1", "", "198.18.0.1");
    assertThat(result.contradictions())
        .containsExactly(
            new SecondAnswer(List.of("31.13.0.1"), List.of("108.160.0.1"), 20),
            new SecondAnswer(List.of("31.13.0.1"), List.of("198.18.0.1"), 30),
            new SecondAnswer(List.of("2001::1"), List.of(), 20));
    assertThat(result.elapsed()).isEqualTo(millis(10));
  }

  @Test
  void claimsNoContradictionWhenTheQueryWasSentTwice() {
    var messages = List.of(message(A, "31.13.0.1"), message(A, "198.18.0.1"));

    var result = LookupResult.of(RESOLVER, List.of(heard(A, 2, messages)));

    assertThat(result.contradictions()).isEmpty();
    assertThat(result.facts().late()).hasSize(1);
  }

  @Test
  void showsAnAnswerThatCameAfterARefusal() {
    var answer = new Arrival.Answer(millis(30), message(A, "198.18.0.1"));
    var reply = new Reply(new End.Refused(null), millis(1), 1, List.of(answer));

    var result = LookupResult.of(RESOLVER, List.of(new FamilyReply(A, reply, null)));

    assertThat(result.outcome().code()).isEqualTo("connection_refused");
    assertThat(result.facts().answers()).isEmpty();
    assertThat(result.facts().late()).hasSize(1);
  }

  @Test
  void takesTheAnswerOfTcpInsteadOfTheOneThatWasCut() {
    var cut = new Arrival.Answer(millis(10), message(A, "198.18.0.1").truncated());
    var late = new Arrival.Answer(millis(20), message(A, "31.13.0.1"));
    var byUdp = new Reply(new End.Answered(), millis(10), 1, List.of(cut, late));
    var whole = heard(A, "198.18.0.1").reply();

    var result = LookupResult.of(RESOLVER, List.of(new FamilyReply(A, byUdp, whole)));

    assertThat(result.facts().answers()).containsExactly("198.18.0.1");
    assertThat(result.contradictions()).hasSize(1);
  }

  @Test
  void isTheResolveStageOfAProbe() {
    var result = LookupResult.of(RESOLVER, List.of(heard(A, "127.0.0.2 198.18.0.1", "10.0.0.1")));

    var step = result.step();

    assertThat(step.stage()).isEqualTo(Stage.RESOLVE);
    assertThat(step.ms()).isEqualTo(10.0);
    assertThat(step.outcome()).isEqualTo(result.outcome());
    assertThat(step.evidence().facts()).isEqualTo(result.facts());
    assertThat(step.evidence().contradictions()).isEqualTo(result.contradictions()).hasSize(1);
    assertThat(result.usable()).extracting(IpText::of).containsExactly("198.18.0.1");
  }
}

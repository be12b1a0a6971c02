package fengsui.dns.verdict;

import fengsui.dns.Answer;
import fengsui.dns.IpText;
import fengsui.dns.Way;
import fengsui.dns.message.Name;
import fengsui.model.Failure;
import fengsui.model.Outcome;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/// Answers for tests.
final class Answers {

  private Answers() {}

  static Answer plain(String name, String... addresses) {
    return answer("udp://1.2.3.4:53", Way.Trust.PLAIN, name, addresses);
  }

  static Answer doh(String operator, String name, String... addresses) {
    return answer("https://" + operator + "/dns-query", Way.Trust.AUTHENTICATED, name, addresses);
  }

  static Answer answer(String way, Way.Trust trust, String name, String... addresses) {
    return new Answer(
        Name.of(name),
        way,
        trust,
        addresses.length == 0 ? new Outcome.Failed(Failure.DNS_NXDOMAIN_ERROR) : Outcome.OK,
        Duration.ofMillis(3),
        addresses(addresses),
        List.of(),
        Duration.ofSeconds(60),
        List.of());
  }

  static Answer withAlias(Answer answer, String alias) {
    return new Answer(
        answer.name(),
        answer.way(),
        answer.trust(),
        answer.outcome(),
        answer.elapsed(),
        answer.addresses(),
        List.of(Name.of(alias)),
        answer.ttl(),
        answer.others());
  }

  static Answer withTtl(Answer answer, long seconds) {
    return new Answer(
        answer.name(),
        answer.way(),
        answer.trust(),
        answer.outcome(),
        answer.elapsed(),
        answer.addresses(),
        answer.aliases(),
        Duration.ofSeconds(seconds),
        answer.others());
  }

  static Answer withOther(Answer answer, String... addresses) {
    return new Answer(
        answer.name(),
        answer.way(),
        answer.trust(),
        answer.outcome(),
        answer.elapsed(),
        answer.addresses(),
        answer.aliases(),
        answer.ttl(),
        List.of(addresses(addresses)));
  }

  static List<InetAddress> addresses(String... texts) {
    return Arrays.stream(texts).map(IpText::parse).toList();
  }
}

package fengsui.dns.httpdns;

import fengsui.dns.message.Name;
import fengsui.model.Failure;
import fengsui.model.Outcome;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a vendor's response says.
sealed interface Reading {

  /// Answers, one for each name that the vendor knows.
  record Said(List<Line> lines) implements Reading {}

  /// The account, key or signature did not count.
  record KeyRefused(Outcome outcome) implements Reading {}

  /// No answer.
  record Failed(Outcome outcome) implements Reading {}

  /// What is said of one name; without addresses, the vendor says that there are none.
  record Line(Name name, List<InetAddress> addresses, @Nullable Duration ttl) {
    public Line {
      addresses = List.copyOf(addresses);
    }
  }

  /// The response is not what the vendor's document promises.
  static Reading garbage() {
    return new Failed(new Outcome.Failed(Failure.DNS_SERVER_MISBEHAVING));
  }

  static Reading failed(String words) {
    return new Failed(new Outcome.Unclassified(words));
  }
}

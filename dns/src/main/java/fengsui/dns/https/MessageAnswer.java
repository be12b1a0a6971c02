package fengsui.dns.https;

import fengsui.dns.Said;
import fengsui.dns.message.MalformedMessage;
import fengsui.dns.message.Message;
import fengsui.dns.message.Question;
import fengsui.model.Failure;
import fengsui.model.Outcome;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Reads a DNS message out of a response.
final class MessageAnswer {

  private MessageAnswer() {}

  static Part read(Fetched.Response response, Question question) {
    if (!response.is(DohForm.MESSAGE)) {
      return Part.failed(Failure.DNS_SERVER_MISBEHAVING);
    }
    try {
      var message = Message.decode(response.body().bytes());
      return answers(message, question)
          ? part(Said.of(message, question), FieldTimes.age(response))
          : Part.failed(Failure.DNS_SERVER_MISBEHAVING);
    } catch (MalformedMessage garbage) {
      return Part.failed(Failure.DNS_SERVER_MISBEHAVING);
    }
  }

  private static boolean answers(Message message, Question question) {
    return message.header().response()
        && message.questions().size() == 1
        && message.question().equals(question);
  }

  private static Part part(Said said, long age) {
    if (said.rcode().code() != 0) {
      return Part.failed(failure(said.rcode().code()));
    }
    return said.addresses().isEmpty()
        ? Part.failed(Failure.DNS_NO_ANSWER)
        : new Part(Outcome.OK, said.addresses(), said.aliases(), fresh(said.ttl(), age));
  }

  static Failure failure(int rcode) {
    return switch (rcode) {
      case 2 -> Failure.DNS_SERVFAIL_ERROR;
      case 3 -> Failure.DNS_NXDOMAIN_ERROR;
      case 5 -> Failure.DNS_REFUSED_ERROR;
      default -> Failure.DNS_SERVER_MISBEHAVING; // open set
    };
  }

  /// What is left of a time to live after `age` seconds in a cache (RFC 8484 §5.1).
  static @Nullable Duration fresh(@Nullable Long ttl, long age) {
    return ttl == null ? null : Duration.ofSeconds(Math.max(0, ttl - age));
  }
}

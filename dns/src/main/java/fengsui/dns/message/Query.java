package fengsui.dns.message;

import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A question to a recursive resolver.
///
/// @param edns whether it offers EDNS with a buffer of 1232 bytes
public record Query(Question question, boolean edns) {

  /// Returns a query with EDNS.
  public static Query of(Name name, RecordType type) {
    return new Query(Question.of(name, type), true);
  }

  /// Returns the message to send: recursion desired, and an id drawn from `ids`, which should be a
  /// [java.security.SecureRandom].
  public Message message(RandomGenerator ids) {
    return message(question, ids, edns ? Edns.PLAIN : null);
  }

  /// Returns the message to send: recursion desired, an id drawn from `ids`, and what `edns` offers
  /// unless it is null.
  public static Message message(Question question, RandomGenerator ids, @Nullable Edns edns) {
    var header = new Header(ids.nextInt(0x10000), Header.RD);
    var additional = edns == null ? List.<ResourceRecord>of() : List.of(edns.record());
    return new Message(header, List.of(question), List.of(), List.of(), additional);
  }
}

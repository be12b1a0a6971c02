package fengsui.dns.transport;

import fengsui.dns.message.MalformedMessage;
import fengsui.dns.message.Message;
import java.time.Duration;

/// Something that came from the resolver's address, `after` the query was sent (monotonic time).
public sealed interface Arrival {

  Duration after();

  /// An answer to the query: id and question are those of the query.
  record Answer(Duration after, Message message) implements Arrival {}

  /// A message that does not answer the query.
  ///
  /// @param why which of id, direction, opcode or question is wrong
  record Stray(Duration after, Message message, String why) implements Arrival {}

  /// Bytes that are no DNS message.
  record Garbage(Duration after, int length, String problem) implements Arrival {}

  /// Returns what `bytes` are to `query`.
  public static Arrival of(Message query, byte[] bytes, Duration after) {
    try {
      var message = Message.decode(bytes);
      var why = mismatch(query, message);
      return why.isEmpty() ? new Answer(after, message) : new Stray(after, message, why);
    } catch (MalformedMessage malformed) {
      return new Garbage(after, bytes.length, String.valueOf(malformed.getMessage()));
    }
  }

  /// A response without a question answers too if it says that the query could not be handled.
  private static String mismatch(Message query, Message message) {
    if (message.header().id() != query.header().id()) {
      return "id %d instead of %d".formatted(message.header().id(), query.header().id());
    }
    if (!message.header().response()) {
      return "a query instead of a response";
    }
    if (message.header().opcode() != query.header().opcode()) {
      return "opcode %d instead of %d"
          .formatted(message.header().opcode(), query.header().opcode());
    }
    var unasked = message.questions().isEmpty() && message.header().rcode().code() != 0;
    return unasked || message.questions().equals(query.questions())
        ? ""
        : "question %s instead of %s".formatted(message.questions(), query.questions());
  }
}

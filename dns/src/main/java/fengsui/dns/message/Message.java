package fengsui.dns.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A DNS message, query or response.
public record Message(
    Header header,
    List<Question> questions,
    List<ResourceRecord> answers,
    List<ResourceRecord> authorities,
    List<ResourceRecord> additionals) {

  public Message {
    questions = List.copyOf(questions);
    answers = List.copyOf(answers);
    authorities = List.copyOf(authorities);
    additionals = List.copyOf(additionals);
  }

  /// Reads a message; bytes after its last record are left alone.
  ///
  /// @throws MalformedMessage saying where and why `bytes` are none
  public static Message decode(byte[] bytes) throws MalformedMessage {
    return new MessageReader(bytes).message();
  }

  /// Returns the message's bytes, with names compressed.
  ///
  /// @throws IllegalArgumentException if they would be more than 65,535
  public byte[] encode() {
    return new MessageWriter().message(this);
  }

  /// Returns a good answer to `query`: each of `data` belongs to the name asked for, or, after a
  /// CNAME, to that alias's target. All live `ttl` seconds. Without data the name has no such
  /// record.
  public static Message answerTo(Message query, long ttl, List<RecordData> data) {
    var records = new ArrayList<ResourceRecord>();
    var owner = query.question().name();
    for (var each : data) {
      records.add(ResourceRecord.of(owner, ttl, each));
      owner = each instanceof RecordData.Cname alias ? alias.target() : owner;
    }
    return new Message(
        query.header().answer(Rcode.NOERROR), query.questions(), records, List.of(), List.of());
  }

  /// Returns an answer to `query` that holds nothing but a response code below 16.
  public static Message answerTo(Message query, Rcode rcode) {
    return new Message(
        query.header().answer(rcode), query.questions(), List.of(), List.of(), List.of());
  }

  /// Returns this message with another header.
  public Message with(Header other) {
    return new Message(other, questions, answers, authorities, additionals);
  }

  /// Returns this message with other answers.
  public Message withAnswers(List<ResourceRecord> others) {
    return new Message(header, questions, others, authorities, additionals);
  }

  /// Returns this message with another question, as a forger who did not listen might send.
  public Message with(Question other) {
    return new Message(header, List.of(other), answers, authorities, additionals);
  }

  /// Returns this message cut to its question, and marked so.
  public Message truncated() {
    return new Message(header.with(Header.TC), questions, List.of(), List.of(), List.of());
  }

  /// The only question there is in practice.
  ///
  /// @throws IllegalStateException if there is none
  public Question question() {
    if (questions.isEmpty()) {
      throw new IllegalStateException("the message has no question");
    }
    return questions.getFirst();
  }

  /// Returns what its OPT record says, if it has one.
  public Optional<Edns> findEdns() {
    for (var record : additionals) {
      if (record.data() instanceof RecordData.Opt opt) {
        return Optional.of(Edns.of(record, opt));
      }
    }
    return Optional.empty();
  }

  /// The response code, with the bits that EDNS adds.
  public Rcode rcode() {
    var extended = findEdns().map(Edns::extendedRcode).orElse(0);
    return new Rcode((extended << 4) | header.rcode().code());
  }
}

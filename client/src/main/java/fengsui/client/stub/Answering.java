package fengsui.client.stub;

import fengsui.client.Families;
import fengsui.client.Hosts;
import fengsui.client.Resolution.Absent;
import fengsui.client.Resolution.Found;
import fengsui.client.Resolution.Lost;
import fengsui.dns.message.Header;
import fengsui.dns.message.MalformedMessage;
import fengsui.dns.message.Message;
import fengsui.dns.message.Name;
import fengsui.dns.message.Query;
import fengsui.dns.message.Question;
import fengsui.dns.message.Rcode;
import fengsui.dns.message.RecordData;
import fengsui.dns.message.RecordType;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// What the stub says to a query. Addresses are looked up and judged; everything else is passed to
/// the resolver of our network, and comes back unjudged.
final class Answering {

  private static final Name LOCALHOST = Name.of("localhost");
  private static final int SMALLEST = 512;
  private static final int LARGEST = 1232;

  private final Lookups lookups;
  private final Forwarding forwarding;

  Answering(Lookups lookups, Forwarding forwarding) {
    this.lookups = lookups;
    this.forwarding = forwarding;
  }

  /// Returns the bytes to send back by UDP, cut to what the asker takes; none if `bytes` cannot be
  /// answered.
  Optional<byte[]> byUdp(byte[] bytes) throws InterruptedException {
    var query = read(bytes);
    if (query.isEmpty()) {
      return hopeless(bytes);
    }
    var answer = answer(query.get());
    var whole = answer.encode();
    var room = query.get().findEdns().map(edns -> edns.udpSize()).orElse(SMALLEST);
    var fits = whole.length <= Math.clamp(room, SMALLEST, LARGEST);
    return Optional.of(fits ? whole : answer.truncated().encode());
  }

  /// Returns the bytes to send back by TCP.
  Optional<byte[]> byTcp(byte[] bytes) throws InterruptedException {
    var query = read(bytes);
    return query.isEmpty() ? hopeless(bytes) : Optional.of(answer(query.get()).encode());
  }

  private static Optional<Message> read(byte[] bytes) {
    try {
      var message = Message.decode(bytes);
      return message.header().response() || message.questions().size() != 1
          ? Optional.empty()
          : Optional.of(message);
    } catch (MalformedMessage malformed) {
      return Optional.empty();
    }
  }

  /// A query that cannot be read is told so, as far as its id can be; a response is not answered,
  /// or two servers could answer each other for ever.
  private static Optional<byte[]> hopeless(byte[] bytes) {
    if (bytes.length < 12 || (bytes[2] & 0x80) != 0) {
      return Optional.empty();
    }
    var id = ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
    var header = new Header(id, Header.QR | Rcode.FORMERR.code());
    return Optional.of(new Message(header, List.of(), List.of(), List.of(), List.of()).encode());
  }

  private Message answer(Message query) throws InterruptedException {
    var question = query.question();
    if (query.header().opcode() != 0) {
      return withEdns(query, Message.answerTo(query, Rcode.NOTIMP));
    }
    if (question.recordClass() != Question.INTERNET) {
      return withEdns(query, Message.answerTo(query, Rcode.REFUSED));
    }
    if (question.type().equals(RecordType.A)) {
      return withEdns(query, addresses(query, Families.IPV4));
    }
    return question.type().equals(RecordType.AAAA)
        ? withEdns(query, addresses(query, Families.IPV6))
        : forwarding.pass(query);
  }

  private Message addresses(Message query, Families families) {
    var name = query.question().name();
    if (name.isWithin(LOCALHOST)) {
      return Message.answerTo(query, 86_400, List.of(RecordData.of(loopback(families))));
    }
    return switch (lookups.look(Hosts.normal(name.toString()), families)) {
      case Found found -> {
        var data = found.addresses().stream().<RecordData>map(RecordData::of).toList();
        yield Message.answerTo(query, Math.max(1, found.ttl().toSeconds()), data);
      }
      case Absent absent ->
          Message.answerTo(query, absent.exists() ? Rcode.NOERROR : Rcode.NXDOMAIN);
      case Lost lost -> Message.answerTo(query, Rcode.SERVFAIL);
    };
  }

  private static InetAddress loopback(Families families) {
    return fengsui.dns.IpText.parse(families == Families.IPV4 ? "127.0.0.1" : "::1");
  }

  /// Whoever offers EDNS is answered with it (RFC 6891, 6.1.1). Several addresses need several
  /// records of the same name, which is what [Message#answerTo] makes.
  private static Message withEdns(Message query, Message answer) {
    if (query.findEdns().isEmpty()) {
      return answer;
    }
    var offer = new Query(query.question(), true).message(new Random(0)).additionals();
    return new Message(
        answer.header(), answer.questions(), answer.answers(), answer.authorities(), offer);
  }
}

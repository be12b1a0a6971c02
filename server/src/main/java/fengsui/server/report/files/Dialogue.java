package fengsui.server.report.files;

import fengsui.dns.IpText;
import fengsui.dns.ResolverAddress;
import fengsui.dns.message.Header;
import fengsui.dns.message.Message;
import fengsui.dns.message.Name;
import fengsui.dns.message.Question;
import fengsui.dns.message.Rcode;
import fengsui.dns.message.RecordData;
import fengsui.dns.message.RecordType;
import fengsui.dns.message.ResourceRecord;
import fengsui.model.StageFacts.LateAnswer;
import fengsui.model.StageFacts.Resolved;
import fengsui.server.report.facts.Measurement;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The packets of one look-up by UDP, encoded anew from what was recorded of it: agents record what
/// an answer said and not its bytes. Each packet says so; nothing here was captured.
///
/// Not recorded and therefore filled in: the message's id (0), the vantage's address and port (the
/// dummy address of RFC 7600, or that of RFC 6666, port 0), and flags beside the response code.
final class Dialogue {

  /// What each packet says of itself.
  static final String NOTE =
      "re-encoded from the recorded answer, not captured; id, client address and port, and flags"
          + " were not recorded 由记录的应答重新编码，并非抓包；报文编号、客户端地址端口及标志位未记录";

  private static final InetAddress DUMMY_4 = IpText.parse("192.0.0.8");
  private static final InetAddress DUMMY_6 = IpText.parse("100::1");

  private final Measurement measurement;
  private final Resolved facts;
  private final InetSocketAddress client;
  private final InetSocketAddress server;
  private final List<Packet> packets = new ArrayList<>();

  private Dialogue(Measurement measurement, Resolved facts, InetSocketAddress server) {
    this.measurement = measurement;
    this.facts = facts;
    this.server = server;
    var dummy = server.getAddress() instanceof Inet4Address ? DUMMY_4 : DUMMY_6;
    this.client = new InetSocketAddress(dummy, 0);
  }

  /// Returns the packets; empty if it was no look-up by UDP, or if what was recorded is not enough.
  static List<Packet> of(Measurement measurement) {
    var facts = measurement.dns().orElse(null);
    if (facts == null || !facts.resolver().startsWith("udp://")) {
      return List.of();
    }
    try {
      var server = ResolverAddress.parse(facts.resolver()).socket();
      return new Dialogue(measurement, facts, server).packets();
    } catch (IllegalArgumentException _) {
      return List.of(); // a name or an address that no message can hold
    }
  }

  private List<Packet> packets() {
    var name = Name.of(measurement.seen().target().host());
    var addresses = facts.answers().stream().map(IpText::parse).toList();
    for (var type : types(addresses)) {
      var query = query(name, type);
      packets.add(new Packet(measurement.seen().at(), client, server, query.encode()));
      var own = addresses.stream().filter(address -> type(address).equals(type)).toList();
      answer(query, facts.rcode(), measurement.seen().ms(), records(name, own));
    }
    facts.late().forEach(late -> late(name, late));
    return packets;
  }

  /// The families that an answer holds; an answer without addresses counts as one to A.
  private static List<RecordType> types(List<InetAddress> addresses) {
    var types = addresses.stream().map(Dialogue::type).distinct().toList();
    return types.isEmpty() ? List.of(RecordType.A) : types;
  }

  private static RecordType type(InetAddress address) {
    return address instanceof Inet4Address ? RecordType.A : RecordType.AAAA;
  }

  private static Message query(Name name, RecordType type) {
    var question = List.of(Question.of(name, type));
    return new Message(new Header(0, Header.RD), question, List.of(), List.of(), List.of());
  }

  /// Of a later answer neither aliases nor times to live were recorded.
  private void late(Name name, LateAnswer late) {
    var addresses = late.answers().stream().map(IpText::parse).toList();
    var records =
        addresses.stream().map(it -> ResourceRecord.of(name, 0, RecordData.of(it))).toList();
    answer(query(name, types(addresses).getFirst()), late.rcode(), late.ms(), records);
  }

  private void answer(
      Message query, @Nullable String rcode, double ms, List<ResourceRecord> records) {
    var at = measurement.seen().at().plusNanos(Math.round(ms * 1e6));
    rcode(rcode)
        .map(it -> Message.answerTo(query, it).withAnswers(records).encode())
        .ifPresent(bytes -> packets.add(new Packet(at, server, client, bytes)));
  }

  private List<ResourceRecord> records(Name name, List<InetAddress> addresses) {
    long ttl = Objects.requireNonNullElse(facts.ttl(), 0L);
    var records = new ArrayList<ResourceRecord>();
    var owner = name;
    for (var alias : facts.aliases()) {
      var target = Name.of(alias);
      records.add(ResourceRecord.of(owner, ttl, new RecordData.Cname(target)));
      owner = target;
    }
    for (var address : addresses) {
      records.add(ResourceRecord.of(owner, ttl, RecordData.of(address)));
    }
    return records;
  }

  private static Optional<Rcode> rcode(@Nullable String text) {
    for (var code = 0; text != null && code < 16; code++) {
      if (new Rcode(code).toString().equals(text)) {
        return Optional.of(new Rcode(code));
      }
    }
    return Optional.empty();
  }
}

package fengsui.server.blackbox;

import fengsui.dns.message.Header;
import fengsui.dns.message.Message;
import fengsui.dns.message.Name;
import fengsui.dns.message.Question;
import fengsui.dns.message.RecordData.Soa;
import fengsui.dns.message.RecordType;
import fengsui.dns.message.ResourceRecord;
import fengsui.dns.transport.Arrival;
import fengsui.dns.transport.End;
import fengsui.dns.transport.Patience;
import fengsui.dns.transport.TcpTransport;
import fengsui.dns.transport.UdpTransport;
import fengsui.server.blackbox.Module.Dns;
import fengsui.server.blackbox.Module.Rules;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The prober `dns`: one question to the target, which is a name server.
final class DnsCheck {

  private static final SecureRandom IDS = new SecureRandom();
  private static final Map<String, Integer> TYPES =
      Map.ofEntries(
          Map.entry("A", 1),
          Map.entry("NS", 2),
          Map.entry("CNAME", 5),
          Map.entry("SOA", 6),
          Map.entry("PTR", 12),
          Map.entry("MX", 15),
          Map.entry("TXT", 16),
          Map.entry("AAAA", 28),
          Map.entry("SRV", 33),
          Map.entry("DS", 43),
          Map.entry("DNSKEY", 48),
          Map.entry("HTTPS", 65),
          Map.entry("ANY", 255),
          Map.entry("CAA", 257));

  private final Dns dns;
  private final Course course;

  DnsCheck(Dns dns, Course course) {
    this.dns = dns;
    this.course = course;
  }

  static int type(String text) {
    var type = TYPES.get(text);
    if (type == null) {
      throw new IllegalArgumentException("is no type known here: \"" + text + "\"");
    }
    return type;
  }

  static String name(String text) {
    Name.of(text);
    return text;
  }

  void run(Place place) throws Failed, InterruptedException {
    begin();
    var resolved = Resolving.resolve(place.host(), dns.family(), course);
    duration("resolve", resolved.seconds());
    course.enter(Phase.CONNECT);
    course.enter(Phase.PROCESSING);
    var message = ask(new InetSocketAddress(resolved.address(), place.port()));
    count("answer", message.answers());
    count("authority", message.authorities());
    count("additional", message.additionals());
    course
        .samples()
        .set(
            "probe_dns_query_succeeded",
            "Displays whether or not the query was executed successfully",
            1);
    if (dns.type() == RecordType.SOA.code()) {
      serial(message);
    }
    validate(message);
  }

  private void begin() {
    for (var phase : List.of("resolve", "connect", "request")) {
      duration(phase, 0);
    }
    for (var section : List.of("answer", "authority", "additional")) {
      count(section, List.of());
    }
    course
        .samples()
        .set(
            "probe_dns_query_succeeded",
            "Displays whether or not the query was executed successfully",
            0);
  }

  private void duration(String phase, double seconds) {
    course
        .samples()
        .set(
            "probe_dns_duration_seconds",
            "Duration of DNS request by phase",
            "phase",
            phase,
            seconds);
  }

  private void count(String section, List<ResourceRecord> records) {
    course
        .samples()
        .set(
            "probe_dns_" + section + "_rrs",
            "Returns number of entries in the " + section + " resource record list",
            records.size());
  }

  private Message ask(InetSocketAddress server) throws Failed, InterruptedException {
    var question = Question.of(Name.of(dns.name()), new RecordType(dns.type()));
    var header = new Header(IDS.nextInt(0x10000), dns.recursion() ? Header.RD : 0);
    var query = new Message(header, List.of(question), List.of(), List.of(), List.of());
    var left = course.deadline().left();
    var patience = Patience.of(left.isZero() ? Duration.ofMillis(1) : left, Duration.ZERO);
    var transport =
        dns.byTcp() ? new TcpTransport(System::nanoTime) : new UdpTransport(System::nanoTime);
    var from = System.nanoTime();
    try (var exchange = transport.send(query, server, patience)) {
      var reply = exchange.first();
      duration("request", (System.nanoTime() - from) / 1e9);
      return reply.findFirst().map(Arrival.Answer::message).orElseThrow(() -> failed(reply.end()));
    }
  }

  private Failed failed(End end) {
    course.say("no answer: " + end);
    return new Failed(
        Phase.PROCESSING,
        switch (end) {
          case End.Answered _ -> "dns_bad_answer";
          case End.Silent _, End.Stopped _ -> "generic_timeout_error";
          case End.Refused _ -> "connection_refused";
          case End.Rejected _ -> "network_unreachable";
          case End.Reset _ -> "connection_reset";
          case End.Closed _ -> "eof_error";
          case End.Unproven unproven -> unproven.failure().code();
          case End.Failed _ -> "unknown_failure";
        });
  }

  private void serial(Message message) {
    message.answers().stream()
        .map(ResourceRecord::data)
        .filter(Soa.class::isInstance)
        .map(Soa.class::cast)
        .findFirst()
        .ifPresent(soa ->
            course
                .samples()
                .set(
                    "probe_dns_serial",
                    "Returns the serial number of the zone",
                    (double) soa.serial()));
  }

  private void validate(Message message) throws Failed {
    course.enter(Phase.VALIDATE);
    var rcode = message.rcode().toString();
    if (!dns.rcodes().contains(rcode)) {
      course.say("rcode " + rcode + " is not among " + dns.rcodes());
      throw new Failed(Phase.VALIDATE, "rcode");
    }
    validate("answer", dns.answers(), message.answers());
    validate("authority", dns.authorities(), message.authorities());
    validate("additional", dns.additionals(), message.additionals());
  }

  private void validate(String section, Rules rules, List<ResourceRecord> records) throws Failed {
    var texts = records.stream().map(RecordText::of).toList();
    var bad =
        rules.failIfMatches().stream()
                .anyMatch(p -> texts.stream().anyMatch(t -> p.matcher(t).find()))
            || (!texts.isEmpty()
                && rules.failIfAllMatch().stream()
                    .anyMatch(p -> texts.stream().allMatch(t -> p.matcher(t).find())))
            || rules.failIfNotMatches().stream()
                .anyMatch(p -> texts.stream().anyMatch(t -> !p.matcher(t).find()))
            || rules.failIfNoneMatches().stream()
                .anyMatch(p -> texts.stream().noneMatch(t -> p.matcher(t).find()));
    if (bad) {
      course.say(section + " records do not pass: " + texts);
      throw new Failed(Phase.VALIDATE, section + "_rrs");
    }
  }
}

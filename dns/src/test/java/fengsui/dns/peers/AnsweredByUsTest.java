package fengsui.dns.peers;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.dns.FakeResolver;
import fengsui.dns.FakeTcpResolver;
import fengsui.dns.FakeTlsResolver;
import fengsui.dns.IpText;
import fengsui.dns.TestCertificates;
import fengsui.dns.message.Edns;
import fengsui.dns.message.EdnsOption;
import fengsui.dns.message.Message;
import fengsui.dns.message.Name;
import fengsui.dns.message.Opaque;
import fengsui.dns.message.Query;
import fengsui.dns.message.Question;
import fengsui.dns.message.Rcode;
import fengsui.dns.message.RecordData;
import fengsui.dns.message.RecordType;
import fengsui.dns.message.SvcParam;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Servers built from our codec, asked by programs that nobody here wrote.
@Timeout(60)
class AnsweredByUsTest {

  private static final Path STUBBY = Path.of("/usr/bin/stubby");
  private static final int UDP_MOST = 1232;
  private static final Map<String, List<RecordData>> ZONE =
      Map.of(
          "shop.test A",
          List.of(
              new RecordData.Cname(Name.of("edge.test")),
              RecordData.of(IpText.parse("198.18.1.1")),
              RecordData.of(IpText.parse("198.18.1.2"))),
          "shop.test AAAA",
          List.of(RecordData.of(IpText.parse("2001:db8::7"))),
          "text.test TXT",
          List.of(new RecordData.Txt(List.of("one", "", "t\"wo\u00e9"))),
          "big.test TXT",
          List.of(new RecordData.Txt(Collections.nCopies(40, "t".repeat(255)))),
          "test SOA",
          List.of(new RecordData.Soa(Name.of("ns.test"), Name.of("mail.test"), 1, 2, 3, 4, 5)),
          "test NS",
          List.of(new RecordData.Ns(Name.of("ns.test"))),
          "odd.test TYPE65280",
          List.of(new RecordData.Raw(new RecordType(65280), Opaque.of(new byte[] {1, 2, 3}))),
          "svc.test HTTPS",
          List.of(service(RecordType.HTTPS), alias()),
          "svc.test SVCB",
          List.of(service(RecordType.SVCB)),
          "empty.test A",
          List.of());

  @BeforeAll
  static void needDig() {
    Peer.need(Dig.PROGRAM, "bind9-dnsutils");
  }

  private static RecordData service(RecordType type) {
    return new RecordData.Service(
        type,
        1,
        Name.of("edge.test"),
        List.of(
            new SvcParam.Mandatory(List.of(1, 4)),
            new SvcParam.Alpn(List.of("h2", "h3")),
            new SvcParam.NoDefaultAlpn(),
            new SvcParam.Port(8443),
            new SvcParam.Ipv4Hint(List.of((Inet4Address) IpText.parse("198.18.1.1"))),
            new SvcParam.Ipv6Hint(List.of((Inet6Address) IpText.parse("2001:db8::7"))),
            new SvcParam.Unknown(667, Opaque.of("hello".getBytes()))));
  }

  private static RecordData alias() {
    return new RecordData.Service(RecordType.HTTPS, 0, Name.of("cdn.test"), List.of());
  }

  private static Message answer(Message query) {
    var question = query.question();
    var data =
        ZONE.get(question.name().toString().toLowerCase(Locale.ROOT) + " " + question.type());
    return data == null
        ? Message.answerTo(query, Rcode.NXDOMAIN)
        : Message.answerTo(query, 300, data);
  }

  private static Message byUdp(Message query) {
    var answer = answer(query);
    return answer.encode().length > UDP_MOST ? answer.truncated() : answer;
  }

  private static void agrees(int port, String... options) throws Exception {
    for (var question : ZONE.keySet()) {
      var name = question.substring(0, question.indexOf(' '));
      var type = question.substring(question.indexOf(' ') + 1);
      var query = Query.message(new Question(Name.of(name), Dig.Type.of(type), 1), () -> 1L, null);

      var dig = Dig.ask(port, name, type, options);

      var ours = Ours.said(answer(query));
      assertThat(dig.status()).as(question + "\n" + dig.text()).isEqualTo(ours.status());
      assertThat(dig.answers()).as(question + "\n" + dig.text()).isEqualTo(ours.answers());
      assertThat(dig.text()).doesNotContain("malformed").doesNotContain("Warning");
    }
    assertThat(Dig.ask(port, "none.test", "A", options).status()).isEqualTo("NXDOMAIN");
  }

  @Test
  void digReadsWhatWeWrite() throws Exception {
    try (var udp = new FakeResolver((query, back) -> back.send(byUdp(query)));
        var tcp =
            new FakeTcpResolver(
                udp.socket().getPort(),
                (query, back) -> back.send(FakeTcpResolver.frame(answer(query))))) {
      agrees(tcp.socket().getPort());
      agrees(tcp.socket().getPort(), "+tcp");
    }
  }

  @Test
  void digReadsOurOptions() throws Exception {
    var options =
        Edns.PLAIN.withOptions(
            List.of(
                EdnsOption.ClientSubnet.of(IpText.parse("198.18.0.0"), 20),
                EdnsOption.ExtendedError.of(17, "filtered by the tests")));
    FakeResolver.Script script =
        (query, back) -> {
          var plain = Message.answerTo(query, Rcode.REFUSED);
          back.send(
              new Message(
                  plain.header(),
                  plain.questions(),
                  List.of(),
                  List.of(),
                  List.of(options.record())));
        };
    try (var udp = new FakeResolver(script)) {
      var said = Dig.ask(udp.socket().getPort(), "shop.test", "A", "+subnet=198.18.0.0/20");

      assertThat(said.status()).isEqualTo("REFUSED");
      assertThat(said.text())
          .contains("CLIENT-SUBNET: 198.18.0.0/20/0")
          .contains("EDE: 17 (Filtered): (filtered by the tests)");
    }
  }

  @Test
  void weReadTheOptionsOfDig() throws Exception {
    var heard = new LinkedBlockingQueue<Message>();
    FakeResolver.Script script =
        (query, back) -> {
          heard.add(query);
          back.send(Message.answerTo(query, Rcode.REFUSED));
        };
    try (var udp = new FakeResolver(script)) {
      var port = udp.socket().getPort();
      Dig.ask(port, "ShOp.test", "A", "+subnet=198.18.255.7/20", "+ednsopt=100:abcd");

      var query = heard.take();
      assertThat(query.question().name()).hasToString("ShOp.test");
      assertThat(query.findEdns().orElseThrow().options())
          .containsExactlyInAnyOrder(
              EdnsOption.ClientSubnet.of(IpText.parse("198.18.255.7"), 20),
              new EdnsOption.Raw(100, Opaque.of((byte) 0xab, (byte) 0xcd)));
    }
  }

  @Test
  void stubbyAsksUsByTls(@TempDir Path folder) throws Exception {
    Peer.need(STUBBY, "stubby");
    var certificates = TestCertificates.in(folder);
    certificates.sign("dot", "dns:dot.test");
    try (var server =
        new FakeTlsResolver(
            certificates.server("dot"), (query, connection) -> connection.send(answer(query)))) {
      var port = Peer.freePort();
      var conf = folder.resolve("stubby.yml");
      Files.writeString(conf, stubby(port, server.socket().getPort(), certificates.pem("ca")));
      try (var stubby =
          Peer.start(
              List.of(STUBBY.toString(), "-C", conf.toString(), "-l"),
              line -> line.contains("Starting DAEMON"))) {
        assertThat(stubby).isNotNull();
        agrees(port);
        assertThat(server.opened()).isPositive();
      }
    }
  }

  private static String stubby(int port, int tlsPort, Path authorities) {
    return """
    resolution_type: GETDNS_RESOLUTION_STUB
    dns_transport_list:
      - GETDNS_TRANSPORT_TLS
    tls_authentication: GETDNS_AUTHENTICATION_REQUIRED
    tls_query_padding_blocksize: 128
    edns_client_subnet_private: 1
    idle_timeout: 10000
    listen_addresses:
      - 127.0.0.1@%d
    tls_ca_file: "%s"
    upstream_recursive_servers:
      - address_data: 127.0.0.1
        tls_port: %d
        tls_auth_name: "dot.test"
    """
        .formatted(port, authorities, tlsPort);
  }
}

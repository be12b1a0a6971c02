package fengsui.dns.https;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.dns.Family;
import fengsui.dns.IpText;
import fengsui.dns.Way;
import fengsui.dns.message.Message;
import fengsui.dns.message.Name;
import fengsui.dns.message.Rcode;
import fengsui.dns.message.RecordData;
import fengsui.dns.message.RecordType;
import fengsui.dns.peer.Mood;
import fengsui.dns.peer.WayContract;
import fengsui.dns.peer.WebPeer;
import fengsui.dns.peer.WebPeer.Asked;
import fengsui.dns.peer.WebPeer.Line;
import fengsui.dns.peer.WebRig;
import fengsui.model.Failure;
import fengsui.model.Outcome;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class DohWayTest {

  private static final String TYPE = "Content-Type: application/dns-message\r\n";
  private static final Set<Family> IPV4 = EnumSet.of(Family.IPV4);
  private static final Duration LONG = Duration.ofSeconds(20);

  private static Message query(Asked asked) throws Exception {
    var bytes =
        asked.method().equals("POST")
            ? asked.body()
            : Base64.getUrlDecoder().decode(asked.parameter("dns"));
    return Message.decode(bytes);
  }

  private static Message reply(Message query, String... addresses) {
    var family = query.question().type().equals(RecordType.A) ? 4 : 16;
    var data =
        List.of(addresses).stream()
            .map(IpText::parse)
            .filter(address -> address.getAddress().length == family)
            .<RecordData>map(RecordData::of)
            .toList();
    return Message.answerTo(query, 60, data);
  }

  private record Wire(DohForm form) implements WebRig.Voice {
    @Override
    public Way way(Service service) {
      return new DohWay(service, "/dns-query", form);
    }

    @Override
    public void answer(Mood mood, Asked asked, Line line) throws Exception {
      var query = query(asked);
      var bytes =
          switch (mood) {
            case GOOD -> reply(query, "198.18.0.1", "2001:db8::1").encode();
            case NXDOMAIN -> Message.answerTo(query, Rcode.NXDOMAIN).encode();
            case NO_ANSWER -> reply(query).encode();
            default -> "blocked by your provider".getBytes();
          };
      line.send(200, TYPE, bytes);
    }
  }

  private record Json() implements WebRig.Voice {
    @Override
    public Way way(Service service) {
      return new DohWay(service, "/resolve", DohForm.JSON);
    }

    @Override
    public void answer(Mood mood, Asked asked, Line line) throws Exception {
      var four = "A".equals(asked.parameter("type"));
      var data = four ? "198.18.0.1" : "2001:db8::1";
      var answers =
          """
          {"name":"shop.example.","TTL":60,"type":5,"data":"edge.example."},
          {"name":"edge.example.","TTL":30,"type":%d,"data":"%s"}\
          """
              .formatted(four ? 1 : 28, data);
      line.json(
          200,
          switch (mood) {
            case GOOD -> "{\"Status\":0,\"Answer\":[" + answers + "]}";
            case NXDOMAIN -> "{\"Status\":3}";
            case NO_ANSWER -> "{\"Status\":0}";
            default -> "{\"Status\":0,\"Answer\":[{\"name\":1}]}";
          });
    }
  }

  @Nested
  class ByGet extends WayContract {
    @Override
    protected Rig rig(Mood mood) throws Exception {
      return new WebRig(mood, new Wire(DohForm.GET));
    }
  }

  @Nested
  class ByPost extends WayContract {
    @Override
    protected Rig rig(Mood mood) throws Exception {
      return new WebRig(mood, new Wire(DohForm.POST));
    }
  }

  @Nested
  class InJson extends WayContract {
    @Override
    protected Rig rig(Mood mood) throws Exception {
      return new WebRig(mood, new Json());
    }
  }

  @Test
  void asksWithIdZeroAndWithoutPaddingSoThatCachesCanAnswer() throws Exception {
    try (var rig = new WebRig(Mood.GOOD, new Wire(DohForm.GET))) {
      rig.way().ask(WayContract.SHOP, IPV4, LONG);

      var asked = rig.web().asked().getFirst();
      assertThat(asked.target())
          .startsWith("/dns-query?dns=AAAB")
          .doesNotContain("+")
          .doesNotEndWith("=");
      assertThat(asked.fields()).contains("Accept: application/dns-message");
      assertThat(asked.fields()).contains("Host: dns.example:" + rig.web().port());
    }
  }

  @Test
  void postsTheMessageWithItsType() throws Exception {
    try (var rig = new WebRig(Mood.GOOD, new Wire(DohForm.POST))) {
      rig.way().ask(WayContract.SHOP, IPV4, LONG);

      var asked = rig.web().asked().getFirst();
      assertThat(asked.target()).isEqualTo("/dns-query");
      assertThat(asked.fields()).contains("Content-Type: application/dns-message");
      assertThat(query(asked).question().toString()).isEqualTo("shop.example A");
    }
  }

  @Test
  void keepsItsConnectionForTheNextQuestion() throws Exception {
    try (var rig = new WebRig(Mood.GOOD, new Wire(DohForm.GET))) {
      for (int i = 0; i < 5; i++) {
        rig.way().ask(WayContract.SHOP, IPV4, LONG);
      }

      assertThat(rig.web().asked()).hasSize(5);
      assertThat(rig.web().connections()).isEqualTo(1);
    }
  }

  @Test
  void asksAgainWhenTheKeptConnectionWasClosedMeanwhile() throws Exception {
    WebPeer.Script script =
        (asked, line) -> {
          line.send(200, TYPE, reply(query(asked), "198.18.0.1").encode());
          line.raw().close();
        };
    try (var peer = new WebPeer(WebRig.genuine(), script);
        var agent = WebRig.trusting()) {
      var way = way(agent, peer, "127.0.0.1");

      for (int i = 0; i < 3; i++) {
        assertThat(way.ask(WayContract.SHOP, IPV4, LONG).outcome()).isEqualTo(Outcome.OK);
      }
      assertThat(peer.connections()).isEqualTo(3);
    }
  }

  private static Way way(HttpAgent agent, WebPeer peer, String addresses) {
    return DohText.parse("https://dns.example:" + peer.port() + "/dns-query@" + addresses, agent);
  }

  @ParameterizedTest
  @CsvSource({"0, 60", "13, 47", "1000, 0"})
  void takesTheAgeFromTheTimeToLive(long age, long left) throws Exception {
    WebPeer.Script script =
        (asked, line) ->
            line.send(
                200, TYPE + "Age: " + age + "\r\n", reply(query(asked), "198.18.0.1").encode());
    try (var peer = new WebPeer(WebRig.genuine(), script);
        var agent = WebRig.trusting()) {
      var answer = way(agent, peer, "127.0.0.1").ask(WayContract.SHOP, IPV4, LONG);

      assertThat(answer.ttl()).isEqualTo(Duration.ofSeconds(left));
    }
  }

  @Test
  void followsNoRedirect() throws Exception {
    WebPeer.Script script =
        (asked, line) -> line.send(302, "Location: https://other.example/\r\n", new byte[0]);
    assertFails(script, new Outcome.Unclassified("http status 302"));
  }

  @Test
  void takesNoPageForAnAnswer() throws Exception {
    WebPeer.Script script =
        (asked, line) ->
            line.send(
                200, "Content-Type: text/html\r\n", reply(query(asked), "198.18.0.1").encode());
    assertFails(script, new Outcome.Failed(Failure.DNS_SERVER_MISBEHAVING));
  }

  @Test
  void takesNoAnswerToAnotherQuestion() throws Exception {
    WebPeer.Script script =
        (asked, line) -> {
          var other = fengsui.dns.message.Question.of(Name.of("other.example"), RecordType.A);
          line.send(200, TYPE, reply(query(asked).with(other), "198.18.0.1").encode());
        };
    assertFails(script, new Outcome.Failed(Failure.DNS_SERVER_MISBEHAVING));
  }

  private static void assertFails(WebPeer.Script script, Outcome outcome) throws Exception {
    try (var peer = new WebPeer(WebRig.genuine(), script);
        var agent = WebRig.trusting()) {
      var answer = way(agent, peer, "127.0.0.1").ask(WayContract.SHOP, IPV4, LONG);

      assertThat(answer.outcome()).isEqualTo(outcome);
      assertThat(peer.asked()).hasSize(1);
    }
  }

  @Test
  void goesOnToTheNextAddressAndStaysThere() throws Exception {
    WebPeer.Script script =
        (asked, line) -> line.send(200, TYPE, reply(query(asked), "198.18.0.1").encode());
    try (var peer = new WebPeer("127.0.0.3", 0, WebRig.genuine(), script);
        var agent = WebRig.trusting()) {
      var way = way(agent, peer, "127.0.0.2,127.0.0.3");

      assertThat(way.ask(WayContract.SHOP, IPV4, LONG).outcome()).isEqualTo(Outcome.OK);
      assertThat(way.ask(WayContract.SHOP, IPV4, LONG).outcome()).isEqualTo(Outcome.OK);
      assertThat(peer.connections()).isEqualTo(1);
    }
  }

  @Test
  void checksTheCertificateAgainstTheAddressIfThatIsTheHost() throws Exception {
    WebPeer.Script script =
        (asked, line) -> line.send(200, TYPE, reply(query(asked), "198.18.0.1").encode());
    try (var right = new WebPeer(WebRig.genuine("127.0.0.1"), script);
        var wrong = new WebPeer(WebRig.genuine("127.0.0.9"), script);
        var agent = WebRig.trusting()) {
      var genuine = DohText.parse("https://127.0.0.1:" + right.port(), agent);
      var forged = DohText.parse("https://127.0.0.1:" + wrong.port(), agent);

      assertThat(genuine.ask(WayContract.SHOP, IPV4, LONG).outcome()).isEqualTo(Outcome.OK);
      assertThat(forged.ask(WayContract.SHOP, IPV4, LONG).outcome())
          .isEqualTo(new Outcome.Failed(Failure.SSL_INVALID_HOSTNAME));
    }
  }

  @Test
  void sparesAHostThatAsksForIt() throws Exception {
    var count = new AtomicInteger();
    WebPeer.Script script =
        (asked, line) -> {
          count.incrementAndGet();
          line.send(429, "Retry-After: 30\r\n", new byte[0]);
        };
    try (var peer = new WebPeer(WebRig.genuine(), script);
        var agent = WebRig.trusting()) {
      var first = way(agent, peer, "127.0.0.1").ask(WayContract.SHOP, IPV4, LONG);
      var second = way(agent, peer, "127.0.0.1").ask(WayContract.SHOP, IPV4, LONG);

      assertThat(first.outcome()).isEqualTo(new Outcome.Unclassified("http status 429"));
      assertThat(second.outcome())
          .isEqualTo(new Outcome.Unclassified("the host is spared for 30 s"));
      assertThat(count).hasValue(1);
    }
  }
}

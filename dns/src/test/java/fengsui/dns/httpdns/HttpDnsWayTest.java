package fengsui.dns.httpdns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fengsui.dns.Answer;
import fengsui.dns.Family;
import fengsui.dns.IpText;
import fengsui.dns.Way;
import fengsui.dns.https.Service;
import fengsui.dns.message.Name;
import fengsui.dns.peer.Mood;
import fengsui.dns.peer.WayContract;
import fengsui.dns.peer.WebPeer;
import fengsui.dns.peer.WebRig;
import fengsui.model.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class HttpDnsWayTest {

  private static final Set<Family> BOTH = EnumSet.allOf(Family.class);
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
  private static final InstantSource CLOCK = InstantSource.fixed(NOW);
  private static final String SHOP =
      "{\"host\":\"shop.example\",\"ips\":[\"198.18.0.1\"],\"ttl\":57}";

  private record Voice(Vendor vendor, String good, String none) implements WebRig.Voice {
    @Override
    public Way way(Service service) {
      var keys = new KeyRing(List.of(VendorTest.key(vendor)));
      return new HttpDnsWay(new HttpDnsWay.Account(vendor, "1", keys), service, CLOCK);
    }

    @Override
    public void answer(Mood mood, WebPeer.Asked asked, WebPeer.Line line) throws Exception {
      line.json(
          200,
          switch (mood) {
            case GOOD -> good;
            case NO_ANSWER -> none;
            default -> "blocked by your provider";
          });
    }
  }

  /// Vendors do not tell a name that does not exist from one without addresses.
  private abstract static class Contract extends WayContract {
    @Override
    protected Set<Mood> impossible() {
      return Set.of(Mood.NXDOMAIN);
    }
  }

  @Nested
  class OfAlibaba extends Contract {
    @Override
    protected Rig rig(Mood mood) throws Exception {
      var good = "{\"code\":\"success\",\"mode\":2,\"data\":\"" + VendorTest.GCM + "\"}";
      var none =
          "{\"code\":\"success\",\"mode\":0,\"data\":{\"answers\":[{\"dn\":\"shop.example\","
              + "\"v4\":{\"ips\":[],\"no_ip_code\":\"RRNotExist\"}}]}}";
      var mode = mood == Mood.NO_ANSWER ? AlibabaV2.Mode.PLAIN : AlibabaV2.Mode.GCM;
      return new WebRig(mood, new Voice(new AlibabaV2(mode), good, none));
    }
  }

  @Nested
  class OfTencent extends Contract {
    @Override
    protected Rig rig(Mood mood) throws Exception {
      var tencent = new Tencent(Tencent.Form.TOKEN);
      return new WebRig(mood, new Voice(tencent, "198.18.0.1,60-2001:db8::1,30", "0"));
    }
  }

  private static final String BOTH_IPS = "[\"198.18.0.1\",\"2001:db8::1\"]";

  @Nested
  class OfAlibabasOlderInterface extends Contract {
    @Override
    protected Rig rig(Mood mood) throws Exception {
      var good =
          "{\"host\":\"shop.example\",\"ips\":[\"198.18.0.1\"],\"ipsv6\":[\"2001:db8::1\"],\"ttl\":57}";
      var none = "{\"host\":\"shop.example\",\"ips\":[],\"ttl\":57}";
      return new WebRig(mood, new Voice(new AlibabaV1(true), good, none));
    }
  }

  @Nested
  class OfVolcengine extends Contract {
    @Override
    protected Rig rig(Mood mood) throws Exception {
      var good = "{\"host\":\"shop.example\",\"ips\":" + BOTH_IPS + ",\"ttl\":60}";
      var none = "{\"host\":\"shop.example\",\"ips\":[],\"ttl\":60}";
      return new WebRig(mood, new Voice(new Volcengine(), good, none));
    }
  }

  @Nested
  class OfBaidu extends Contract {
    @Override
    protected Rig rig(Mood mood) throws Exception {
      var head = "{\"msg\":\"ok\",\"data\":{\"shop.example\":{\"ipv4\":{\"ip\":[";
      var good =
          head + "\"198.18.0.1\"],\"ttl\":60},\"ipv6\":{\"ip\":[\"2001:db8::1\"],\"ttl\":60}}}}";
      var none = head + "],\"ttl\":60}}}}";
      return new WebRig(mood, new Voice(new Baidu(), good, none));
    }
  }

  private static Answer ask(String text, KeyRing keys, WebPeer peer) throws Exception {
    try (var agent = WebRig.trusting()) {
      var place = text.replace("PORT", String.valueOf(peer.port()));
      return HttpDnsText.parse(place, keys, agent, CLOCK).ask(WayContract.SHOP, BOTH, LONG);
    }
  }

  private static Key key(String secret, String from, String until) {
    return new Key(secret, "", Instant.parse(from), Instant.parse(until));
  }

  private static boolean signedBy(String secret, WebPeer.Asked asked) {
    var expiry = Long.parseLong(asked.parameter("t"));
    return AlibabaV1.sign("shop.example", secret, expiry).equals(asked.parameter("s"));
  }

  private static final KeyRing TWO =
      new KeyRing(
          List.of(
              key("old", "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z"),
              key("new", "2026-11-01T00:00:00Z", "2027-11-01T00:00:00Z"),
              key("next", "2027-01-01T00:00:00Z", "2028-01-01T00:00:00Z")));

  @Test
  void signsWithTheNewestValidKeyAndGoesBackWhenItIsRefused() throws Exception {
    WebPeer.Script onlyOld =
        (asked, line) -> {
          var fine = signedBy("old", asked);
          line.json(fine ? 200 : 403, fine ? SHOP : "{\"code\":\"InvalidSignature\"}");
        };
    try (var peer = new WebPeer(WebRig.genuine(), onlyOld);
        var agent = WebRig.trusting()) {
      var text = "httpdns+alibaba://1@dns.example:" + peer.port() + "@127.0.0.1?api=v1";
      var way = HttpDnsText.parse(text, TWO, agent, CLOCK);

      assertThat(way.ask(WayContract.SHOP, BOTH, LONG).outcome()).isEqualTo(Outcome.OK);
      assertThat(way.ask(WayContract.SHOP, BOTH, LONG).outcome()).isEqualTo(Outcome.OK);

      assertThat(peer.asked()).hasSize(3);
      assertThat(signedBy("new", peer.asked().getFirst())).isTrue();
    }
  }

  @Test
  void goesOverToTheNextKeyWhenItsTimeHasCome() throws Exception {
    var years = Map.of("2026-06-01", "old", "2026-11-24", "new", "2027-12-01", "next");
    WebPeer.Script script = (asked, line) -> line.json(200, SHOP);
    try (var peer = new WebPeer(WebRig.genuine(), script);
        var agent = WebRig.trusting()) {
      var text = "httpdns+alibaba://1@dns.example:" + peer.port() + "@127.0.0.1?api=v1";
      for (var day : years.entrySet()) {
        var clock = InstantSource.fixed(Instant.parse(day.getKey() + "T00:00:00Z"));
        var way = HttpDnsText.parse(text, TWO, agent, clock);

        assertThat(way.ask(WayContract.SHOP, BOTH, LONG).outcome()).isEqualTo(Outcome.OK);

        assertThat(signedBy(day.getValue(), peer.asked().getLast())).as(day.getKey()).isTrue();
      }
    }
  }

  @Test
  void goesOverToAnotherServiceAddressWhenOneIsDead() throws Exception {
    WebPeer.Script script = (asked, line) -> line.json(200, SHOP);
    try (var peer = new WebPeer(WebRig.genuine(), script);
        var agent = WebRig.trusting()) {
      var text = "httpdns+alibaba://1@dns.example:" + peer.port() + "@127.0.0.9,127.0.0.1?api=v1";
      var way = HttpDnsText.parse(text, TWO, agent, CLOCK);

      assertThat(way.ask(WayContract.SHOP, BOTH, LONG).outcome()).isEqualTo(Outcome.OK);

      assertThat(way.rotation().current()).isEqualTo(IpText.parse("127.0.0.1"));
    }
  }

  @Test
  void tellsTheVendorsWordWhenEveryKeyIsRefused() throws Exception {
    WebPeer.Script script = (asked, line) -> line.json(403, "{\"code\":\"InvalidAccount\"}");
    try (var peer = new WebPeer(WebRig.genuine(), script)) {
      var answer = ask("httpdns+alibaba://1@dns.example:PORT@127.0.0.1?api=v1", TWO, peer);

      assertThat(answer.outcome())
          .isEqualTo(new Outcome.Unclassified("vendor says InvalidAccount"));
      assertThat(peer.asked()).hasSize(2);
    }
  }

  @Test
  void takesTheVendorsClockWhenItsOwnIsWrong() throws Exception {
    var theirs = NOW.plus(Duration.ofHours(3));
    var date = DateTimeFormatter.RFC_1123_DATE_TIME.format(theirs.atOffset(ZoneOffset.UTC));
    WebPeer.Script script =
        (asked, line) -> {
          var expiry = Long.parseLong(asked.parameter("t"));
          var fine = expiry > theirs.getEpochSecond();
          line.send(
              fine ? 200 : 403,
              "Date: " + date + "\r\n",
              (fine ? SHOP : "{\"code\":\"SignatureExpired\"}").getBytes());
        };
    try (var peer = new WebPeer(WebRig.genuine(), script)) {
      var answer = ask("httpdns+alibaba://1@dns.example:PORT@127.0.0.1?api=v1", TWO, peer);

      assertThat(answer.outcome()).isEqualTo(Outcome.OK);
      assertThat(peer.asked()).hasSize(2);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "v2-gcm, AUTHENTICATED",
    "v2-cbc, PLAIN",
    "v2, PLAIN",
  })
  void trustsPlainHttpOnlyWhereTheKeySealsTheAnswer(String api, Way.Trust trust) throws Exception {
    var mode = api.equals("v2-gcm") ? 2 : api.equals("v2-cbc") ? 1 : 0;
    var data =
        mode == 0
            ? "{\"answers\":[{\"dn\":\"shop.example\",\"v4\":{\"ips\":[\"198.18.0.1\"]}}]}"
            : "\"" + (mode == 2 ? VendorTest.GCM : VendorTest.CBC) + "\"";
    WebPeer.Script script =
        (asked, line) ->
            line.json(200, "{\"code\":\"success\",\"mode\":" + mode + ",\"data\":" + data + "}");
    try (var peer = new WebPeer(null, script)) {
      var text = "httpdns+alibaba://1@127.0.0.1:PORT?plain-http-anybody-can-forge&api=" + api;
      var answer = ask(text, new KeyRing(List.of(VendorTest.KEY)), peer);

      assertThat(answer.addresses()).first().isEqualTo(IpText.parse("198.18.0.1"));
      assertThat(answer.trust()).isEqualTo(trust);
    }
  }

  @Test
  void doesNotTrustARefusalByPlainHttp() throws Exception {
    WebPeer.Script script = (asked, line) -> line.json(400, "{\"code\":\"InvalidHost\"}");
    try (var peer = new WebPeer(null, script)) {
      var text = "httpdns+alibaba://1@127.0.0.1:PORT?plain-http-anybody-can-forge&api=v2-gcm";
      var answer = ask(text, new KeyRing(List.of(VendorTest.KEY)), peer);

      assertThat(answer.outcome()).isEqualTo(new Outcome.Unclassified("vendor says InvalidHost"));
      assertThat(answer.trust()).isEqualTo(Way.Trust.PLAIN);
    }
  }

  @Test
  void asksForSeveralNamesAtOnceAndAnswersEach() throws Exception {
    WebPeer.Script script =
        (asked, line) -> line.json(200, "b.example.:198.18.0.2,60\na.example.:0");
    var names = List.of(Name.of("a.example"), Name.of("b.example"), Name.of("c.example"));
    try (var peer = new WebPeer(WebRig.genuine(), script);
        var agent = WebRig.trusting()) {
      var text = "httpdns+tencent://1@dns.example:" + peer.port() + "@127.0.0.1";
      var keys = new KeyRing(List.of(VendorTest.TENCENT));
      var answers = HttpDnsText.parse(text, keys, agent, CLOCK).askAll(names, BOTH, LONG);

      assertThat(answers)
          .extracting(answer -> answer.outcome().code())
          .containsExactly("dns_no_answer", "ok", "dns_server_misbehaving");
      assertThat(peer.asked()).hasSize(1);
    }
  }

  @Test
  void showsNoSecret() {
    var keys =
        KeyRing.parse(List.of("# comment", "", "s3cr3ts cipher=c1ph3r until=2027-01-01T00:00:00Z"));

    assertThat(keys.toString() + keys.valid(NOW))
        .isEqualTo("1 keys[" + keys.valid(NOW).getFirst() + "]");
    assertThat(keys.valid(NOW).getFirst().toString()).doesNotContain("s3cr3ts", "c1ph3r");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyRing.parse(List.of("s3cr3ts cypher=c1ph3r")))
        .withMessage(
            "key in line 1: a word that is no setting;"
                + " write SECRET [cipher=KEY] [from=TIME] [until=TIME]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyRing.parse(List.of("s3cr3ts from=now")))
        .withMessage(
            "key in line 1: a time that is none;"
                + " write SECRET [cipher=KEY] [from=TIME] [until=TIME]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          httpdns+alibaba://1                          | httpdns+alibaba://203.107.1.1
          httpdns+alibaba://1@203.107.1.97?api=v1      | httpdns+alibaba://203.107.1.97
          httpdns+tencent://1@[2402:4e00::]:444        | httpdns+tencent://[2402:4e00::]:444
          httpdns+baidu://1@b.example@1.2.3.4,1.2.3.5  | httpdns+baidu://b.example
          """)
  void readsWhatPeopleWrite(String text, String id) {
    try (var agent = WebRig.trusting()) {
      assertThat(HttpDnsText.parse(text, new KeyRing(List.of(VendorTest.KEY)), agent).id())
          .isEqualTo(id);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          httpdns+huawei://1@1.2.3.4         | vendor huawei is not alibaba, tencent, volcengine or baidu
          httpdns+baidu://1@1.2.3.4?api=v9   | baidu has no api v9
          httpdns+baidu://1@1.2.3.4?x        | option "x" is unknown
          httpdns+baidu://1@b.example        | "b.example" would have to be asked of a resolver that may lie
          httpdns+baidu://1@b.example@x      | x is not an IP address
          httpdns+baidu://1:secret@1.2.3.4   | not of this form
          httpdns+baidu://@1.2.3.4           | not of this form
          httpdns+baidu://1@1.2.3.4:99999    | port must be 1 to 65535, but is 99999
          httpdns+volcengine://1             | no start addresses of volcengine are known, name one
          httpdns+tencent://1@1.2.3.4?api=des | a key is not of the form that the vendor gives out
          """)
  void saysWhatIsWrongWithTheRest(String text, String problem) {
    try (var agent = WebRig.trusting()) {
      var keys = new KeyRing(List.of(VendorTest.KEY));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> HttpDnsText.parse(text, keys, agent))
          .withMessage(
              "resolver \"%s\": %s; write httpdns+VENDOR://ACCOUNT,"
                  + " httpdns+VENDOR://ACCOUNT@ADDRESS"
                  + " or httpdns+VENDOR://ACCOUNT@NAME@ADDRESS,ADDRESS",
              text, problem);
    }
  }
}

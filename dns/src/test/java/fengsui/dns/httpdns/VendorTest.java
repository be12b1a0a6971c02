package fengsui.dns.httpdns;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fengsui.dns.Family;
import fengsui.dns.IpText;
import fengsui.dns.https.Fetched;
import fengsui.dns.message.Name;
import fengsui.dns.message.Opaque;
import fengsui.model.Failure;
import fengsui.model.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The vendors' own examples where they print any; what they print none for was made with OpenSSL
/// and Python's cryptography, that is, not by the code under test.
class VendorTest {

  static final Key KEY =
      Key.of("00112233445566778899aabbccddeeff", "000102030405060708090a0b0c0d0e0f");
  static final Key TENCENT = Key.of("123456789", "0123456789abcdef");
  static final String GCM =
      "AAECAwQFBgcICQoL6E7EpxY5zXZ6/FOkBY1EKp8Ee4ggmpiElQPLdm9mxgKnnvmEnO/HzSWMaIqw5bKw4L1ixCa9TVlH"
          + "PgHwkBc01aM2239nYvowEhIsc15OfDdKlrNbdLC/tMDf/ayeIPp7Qh8QNiQ770WaOxznydPnOYb/mZTXISjDFozj"
          + "D5GX+Ai1dXmIVEQXagQqxAuodw==";
  static final String CBC =
      "AAECAwQFBgcICQoLDA0ODyo9M52yoqL7dqL4jpCVd3mKxhi+8ROoERPLRLjlwJ872cBlav5AC4gwSiOuvfLn0gprmp7J"
          + "ACWBTuTdhaMr0JIgrTylsuxFd8xCTVYHieX6NyqpheWDQ1xMZuyyGIR7OqyzMwGqrtqvGa3V/W9VCv0NmkSK8ULc"
          + "dthcuU/qlUf1";
  private static final String TENCENT_AES =
      "000102030405060708090a0b0c0d0e0f3b6c4775720f1e1d99f81a35aeee64f6e231b3b859ec34ed3ef2f303e12012"
          + "a18cd81a1aa4cf1e9b1f1149a235ff0bca";
  private static final Name SHOP = Name.of("shop.example");
  private static final Instant NOW = Instant.ofEpochSecond(1_632_912_342);

  static Inquiry inquiry(String... names) {
    var list = Stream.of(names).map(Name::of).toList();
    return new Inquiry("100000", list, EnumSet.allOf(Family.class));
  }

  static Fetched.Response response(int status, String body) {
    return new Fetched.Response(status, Map.of(), Opaque.of(body.getBytes(UTF_8)));
  }

  private static Reading.Line line(String name, Integer ttl, String... addresses) {
    var list = Stream.of(addresses).map(IpText::parse).toList();
    return new Reading.Line(Name.of(name), list, ttl == null ? null : Duration.ofSeconds(ttl));
  }

  private static Reading said(Reading.Line... lines) {
    return new Reading.Said(List.of(lines));
  }

  @Test
  void signsAsTheVendorsPrintIt() {
    assertThat(AlibabaV1.sign("abcdef2345", "123456", 1_632_912_372))
        .isEqualTo("de7be63a9f19cf11e9d455d7d4f23cb4");
    assertThat(Baidu.sign("www.baidu.com", "1234567890", 1_513_602_734))
        .isEqualTo("9d4eac35c33b8fa1610476ff1532643d");
    assertThat(Volcengine.sign("QlgAuFMwNUwN", "1566808387000", "1023", "www.a.com,www.b.com"))
        .isEqualTo("4b00a808d49a334991b7e50d324a9287");
  }

  @Test
  void signsAlibabasNewerInterfaceAsOpensslDoes() {
    var fields =
        Map.of(
            "id",
            "100000",
            "m",
            "0",
            "dn",
            "www.aliyun.com,www.taobao.com",
            "q",
            "4,6",
            "v",
            "1.0",
            "exp",
            "1755525850");

    assertThat(Crypt.hmacSha256(KEY.secret(), AlibabaV2.canonical(fields)))
        .isEqualTo("c71d0bc94e3e3173262b504528272c0c1dbb57dd3223cef651ad006f35ae3eb5");
  }

  @Test
  void encryptsAndDecryptsAsTencentPrintsIt() throws Exception {
    var key = Key.of("", "dnspodpa");
    var printed = "87ae992c1321f299da3c0210a9900ae7";

    assertThat(Tencent.encrypted(Crypt.Mode.DES_ECB, key, "www.dnspod.cn")).isEqualTo(printed);
    assertThat(Tencent.decrypted(Crypt.Mode.DES_ECB, key, printed)).isEqualTo("www.dnspod.cn");
  }

  static Stream<Vendor> all() {
    return Stream.of(
        new AlibabaV1(true),
        new AlibabaV2(AlibabaV2.Mode.PLAIN),
        new AlibabaV2(AlibabaV2.Mode.CBC),
        new AlibabaV2(AlibabaV2.Mode.GCM),
        new Tencent(Tencent.Form.TOKEN),
        new Tencent(Tencent.Form.AES),
        new Volcengine(),
        new Baidu());
  }

  static Key key(Vendor vendor) {
    return vendor instanceof Tencent ? TENCENT : KEY;
  }

  @ParameterizedTest
  @MethodSource("all")
  void putsNoSecretIntoARequestButTencentsToken(Vendor vendor) {
    var key = key(vendor);

    var target = vendor.request(inquiry("shop.example"), key, NOW).target();

    assertThat(target.contains(key.secret()))
        .isEqualTo(vendor.equals(new Tencent(Tencent.Form.TOKEN)));
    assertThat(target).doesNotContain(key.cipher());
  }

  @Test
  void asksAsTheDocumentsSay() {
    assertThat(new AlibabaV1(true).request(inquiry("shop.example"), KEY, NOW).target())
        .matches("/100000/sign_d\\?host=shop\\.example&query=4,6&t=1632912372&s=[0-9a-f]{32}");
    assertThat(new AlibabaV1(false).request(inquiry("a.example", "b.example"), KEY, NOW).target())
        .isEqualTo("/100000/resolve?host=a.example,b.example&query=4,6");
    assertThat(new AlibabaV2(AlibabaV2.Mode.GCM).request(inquiry("a.example"), KEY, NOW).target())
        .matches("/v2/d\\?enc=[0-9a-f]+&exp=1632912942&id=100000&m=2&v=1\\.0&s=[0-9a-f]{64}");
    assertThat(new Tencent(Tencent.Form.TOKEN).request(inquiry("a.example"), TENCENT, NOW).target())
        .isEqualTo("/d?dn=a.example&token=123456789&ttl=1&query=1&type=addrs");
    assertThat(new Tencent(Tencent.Form.AES).request(inquiry("a.example"), TENCENT, NOW).target())
        .matches("/d\\?dn=[0-9a-f]{64}&id=100000&alg=aes&ttl=1&query=1&type=addrs");
    assertThat(new Baidu().request(inquiry("a.example", "b.example"), KEY, NOW).target())
        .matches("/v4/resolve\\?account_id=100000&dn=a.example,b.example&t=1632912642&sign=.{32}");
    assertThat(new Volcengine().request(inquiry("a.example"), KEY, NOW).target())
        .matches(
            "/resolve\\?domain=a.example&account_id=100000&sign=.{32}&timestamp=1632912942000");
  }

  private static Reading read(Vendor vendor, String body, String... names) {
    return vendor.read(inquiry(names), response(200, body), key(vendor));
  }

  @Test
  void readsAlibabasOlderAnswers() {
    var one =
        """
        {"host":"shop.example","ips":["192.168.1.234"],"ipsv6":["2400:3200:1300::1"],"ttl":57,
         "origin_ttl":120,"client_ip":"10.0.0.1","extra":{}}\
        """;
    var batch =
        """
        {"dns":[{"host":"a.example","client_ip":"1.1.1.1","ips":["198.18.0.1"],"ttl":106},
         {"host":"b.example","ips":[],"ttl":60}]}\
        """;

    assertThat(read(new AlibabaV1(true), one, "shop.example"))
        .isEqualTo(said(line("shop.example", 57, "192.168.1.234", "2400:3200:1300::1")));
    assertThat(read(new AlibabaV1(true), batch, "a.example", "b.example"))
        .isEqualTo(said(line("a.example", 106, "198.18.0.1"), line("b.example", 60)));
  }

  private static final Reading BOTH =
      said(line("shop.example", 60, "198.18.0.1"), line("shop.example", 30, "2001:db8::1"));

  @Test
  void readsAlibabasNewerAnswersInEveryMode() {
    var plain =
        """
        {"code":"success","mode":0,"data":{"cip":"1.2.3.4","answers":[{"dn":"shop.example",
         "v4":{"ips":["198.18.0.1"],"ttl":60,"extra":"x"},
         "v6":{"ips":[],"ttl":60,"no_ip_code":"RRNotExist"}}]}}\
        """;
    var sealed = "{\"code\":\"success\",\"mode\":%d,\"data\":\"%s\"}";

    assertThat(read(new AlibabaV2(AlibabaV2.Mode.PLAIN), plain, "shop.example"))
        .isEqualTo(said(line("shop.example", 60, "198.18.0.1"), line("shop.example", 60)));
    assertThat(read(new AlibabaV2(AlibabaV2.Mode.CBC), sealed.formatted(1, CBC), "shop.example"))
        .isEqualTo(BOTH);
    assertThat(read(new AlibabaV2(AlibabaV2.Mode.GCM), sealed.formatted(2, GCM), "shop.example"))
        .isEqualTo(BOTH);
  }

  @Test
  void takesNoAnswerThatWasAlteredOrIsNotInTheModeAskedFor() {
    var gcm = new AlibabaV2(AlibabaV2.Mode.GCM);
    var altered = GCM.substring(0, 60) + (GCM.charAt(60) == 'A' ? 'B' : 'A') + GCM.substring(61);
    var open =
        "{\"code\":\"success\",\"mode\":0,\"data\":{\"answers\":[{\"dn\":\"shop.example\","
            + "\"v4\":{\"ips\":[\"127.0.0.2\"]}}]}}";

    assertThat(
            read(
                gcm,
                "{\"code\":\"success\",\"mode\":2,\"data\":\"" + altered + "\"}",
                "shop.example"))
        .isEqualTo(Reading.garbage());
    assertThat(read(gcm, open, "shop.example")).isEqualTo(Reading.garbage());
  }

  @Test
  void readsTencentsText() throws Exception {
    var tencent = new Tencent(Tencent.Form.TOKEN);
    var line = "123.59.226.2;123.59.226.3,303|59.37.125.43";

    assertThat(read(tencent, line, "shop.example"))
        .isEqualTo(said(line("shop.example", 303, "123.59.226.2", "123.59.226.3")));
    assertThat(
            read(
                tencent,
                "a.example.:198.18.0.1,60\nb.example.:0,0-::1,9",
                "a.example",
                "b.example"))
        .isEqualTo(said(line("a.example", 60, "198.18.0.1"), line("b.example", 0, "::1")));
    assertThat(read(tencent, "0", "shop.example")).isEqualTo(said(line("shop.example", null)));
    assertThat(read(new Tencent(Tencent.Form.AES), TENCENT_AES, "shop.example"))
        .isEqualTo(said(line("shop.example", 30, "198.18.0.1", "2001:db8::1")));
  }

  @Test
  void readsBaidusAndVolcenginesAnswers() {
    var baidu =
        """
        {"msg":"ok","data":{"a.example":{"ipv4":{"ip":["1.2.3.4"],"ttl":300}}},
         "clientip":"9.9.9.9","timestamp":1}\
        """;
    var volcengine =
        """
        {"cip":"120.52.147.53","host":"shop.example","ips":["fec0::1","220.194.234.254"],"ttl":52}\
        """;

    assertThat(read(new Baidu(), baidu, "a.example"))
        .isEqualTo(said(line("a.example", 300, "1.2.3.4")));
    assertThat(read(new Volcengine(), volcengine, "shop.example"))
        .isEqualTo(said(line("shop.example", 52, "fec0::1", "220.194.234.254")));
  }

  @ParameterizedTest
  @MethodSource("all")
  void takesAnAnswerAboutAnotherNameForNone(Vendor vendor) {
    var bodies =
        List.of(
            "{\"host\":\"x.example\",\"ips\":[\"1.1.1.1\"],\"ttl\":9}",
            "{\"code\":\"success\",\"mode\":0,\"data\":{\"answers\":[{\"dn\":\"x.example\"}]}}",
            "{\"msg\":\"ok\",\"data\":{\"x.example\":{}}}",
            "x.example.:1.1.1.1,60");
    for (var body : bodies) {
      var reading = read(vendor, body, SHOP.toString());

      assertThat(reading).isNotInstanceOf(Reading.Said.class);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void knowsARefusedKeyFromAFailingService(Vendor vendor) {
    var refusal = "{\"code\":\"InvalidAccount\",\"msg\":\"InvalidSignature\"}";
    var refused = vendor.read(inquiry("a.example"), response(403, refusal), key(vendor));
    var failed = vendor.read(inquiry("a.example"), response(500, ""), key(vendor));

    assertThat(refused).isInstanceOf(Reading.KeyRefused.class);
    assertThat(failed).isEqualTo(new Reading.Failed(new Outcome.Failed(Failure.HTTP_SERVER_ERROR)));
  }
}

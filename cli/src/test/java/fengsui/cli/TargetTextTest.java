package fengsui.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fengsui.model.Owner;
import fengsui.model.Scheme;
import fengsui.model.Side;
import fengsui.model.Target;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTextTest {

  private static Target parse(String text) {
    return TargetText.parse("TARGET", text, Side.OVERSEAS, Owner.OURS);
  }

  @ParameterizedTest
  @CsvSource({
    "https://shop.example/a?b=c,       HTTPS, shop.example,   443,  /a?b=c,  shop.example",
    "HTTPS://Shop.Example.,            HTTPS, shop.example,   443,  /,       shop.example",
    "https://shop.example:8443?q#f,    HTTPS, shop.example,   8443, /?q,     shop.example:8443",
    "http://shop.example,              HTTP,  shop.example,   80,   /,       shop.example",
    "tls://mail.example:993,           TLS,   mail.example,   993,  /,       mail.example:993",
    "tcp://192.0.2.7:5432,             TCP,   192.0.2.7,      5432, /,       192.0.2.7:5432",
    "tcp://192.0.2.7:443,              TCP,   192.0.2.7,      443,  /,       192.0.2.7",
    "shop.example,                     HTTPS, shop.example,   443,  /,       shop.example",
    "shop.example/a,                   HTTPS, shop.example,   443,  /a,      shop.example",
    "shop.example:8443,                HTTPS, shop.example,   8443, /,       shop.example:8443",
    "shop.example:80,                  HTTP,  shop.example,   80,   /,       shop.example",
    "db.example:5432,                  TCP,   db.example,     5432, /,       db.example:5432",
    "[2001:DB8::1]:22,                 TCP,   2001:db8::1,    22,   /,       [2001:db8::1]:22",
    "https://[2001:db8:0::1]/x,        HTTPS, 2001:db8::1,    443,  /x,      2001:db8::1",
    "https://[::ffff:192.0.2.7],       HTTPS, 192.0.2.7,      443,  /,       192.0.2.7",
    "https://例子.测试/路,              HTTPS, xn--fsqu00a.xn--0zwm56d, 443, /%E8%B7%AF,"
        + " xn--fsqu00a.xn--0zwm56d",
    "https://_dmarc.shop.example,      HTTPS, _dmarc.shop.example, 443, /,   _dmarc.shop.example"
  })
  void readsWhatPeopleWrite(
      String text, Scheme scheme, String host, int port, String path, String id) {
    assertThat(parse(text))
        .isEqualTo(new Target(id, scheme, host, port, path, Side.OVERSEAS, Owner.OURS));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ftp://shop.example       | has scheme \"ftp\", which is not https, http, tls or tcp;"
            + " FORMS",
        "https://                 | has no host; write a name or an address",
        "''                       | has no host; write a name or an address",
        "https://u:p@shop.example | must not hold a user name or password; remove everything up to"
            + " the @",
        "tcp://shop.example       | has no port, and tcp has no usual one; FORMS",
        "shop.example:0           | has port \"0\"; write a port from 1 to 65535",
        "shop.example:65536       | has port \"65536\"; write a port from 1 to 65535",
        "shop.example:99999999999 | has port \"99999999999\"; write a port from 1 to 65535",
        "shop.example:            | has port \"\"; write a port from 1 to 65535",
        "2001:db8::1              | has more than one colon; put an IPv6 address in [brackets]",
        "[2001:db8::1             | has no IPv6 address between its brackets; FORMS",
        "[fe80::1%eth0]:1         | has no IPv6 address between its brackets; FORMS",
        "[192.0.2.7]:1            | has no IPv6 address between its brackets; FORMS",
        "[::1]x                   | has something other than :PORT after the bracket; FORMS",
        "https://256.1.1.1        | \"256.1.1.1\" is not an IPv4 address; write four numbers from 0"
            + " to 255",
        "https://127.1            | \"127.1\" is not an IPv4 address; write four numbers from 0 to"
            + " 255",
        "https://0x7f.0.0.0x1     | \"0x7f.0.0.0x1\" is not an IPv4 address; write four numbers"
            + " from 0 to 255",
        "https://a..b             | \"a..b\" is not a host name; LABELS",
        "https://-a.example       | \"-a.example\" is not a host name; LABELS",
        "https://a*b.example      | \"a*b.example\" is not a host name; LABELS"
      })
  void refusesWhatCannotBeMeant(String text, String words) {
    var whole =
        words
            .replace("FORMS", FORMS)
            .replace(
                "LABELS", "write labels of 1 to 63 letters, digits and dashes, joined by dots");

    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(BadInput.class)
        .hasMessage("TARGET " + text + ": " + whole);
  }

  private static final String FORMS =
      "write https://HOST[:PORT]/PATH, http://…, tls://HOST:PORT, tcp://HOST:PORT, HOST:PORT or"
          + " HOST";

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a\tb", "a\nb", "a\u0000b", "a\u0085b"})
  void showsAControlCharacterInsteadOfObeyingIt(String text) {
    assertThatThrownBy(() -> parse(text))
        .hasMessageContaining("holds a space or a control character")
        .message()
        .doesNotContainPattern("[\\p{Cntrl}\u0085]");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void readsOrRefusesAnything(long seed) {
    var random = new Random(seed);
    var pieces =
        new String[] {
          "https", "http", "tcp", "://", ":", "/", "[", "]", "::", "1", "255", "443", ".", "a",
          "xn--", "-", "_", "@", "?", "#", "%", "例", "\ud800", "。", "\u202e", " ", "0x"
        };
    for (var i = 0; i < 5000; i++) {
      var text = new StringBuilder();
      for (var j = random.nextInt(8); j >= 0; j--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      readsOrRefuses(text.toString());
    }
  }

  private static void readsOrRefuses(String text) {
    try {
      var target = parse(text);
      assertThat(target.host()).matches("[a-z0-9._:-]+");
      assertThat(target.path()).matches("/[!-~]*");
    } catch (BadInput e) {
      assertThat(e.getMessage()).doesNotContain("\n").contains("; ");
    }
  }
}

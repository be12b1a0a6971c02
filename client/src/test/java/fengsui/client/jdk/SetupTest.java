package fengsui.client.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fengsui.client.Lane;
import fengsui.dns.Answer;
import fengsui.dns.IpText;
import fengsui.dns.Way;
import fengsui.dns.message.Name;
import fengsui.dns.verdict.AnswerVerdict;
import fengsui.dns.verdict.Worth;
import fengsui.model.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SetupTest {

  @TempDir private Path folder;

  private Setup setup(Map<String, String> settings, String... resolvConf) throws Exception {
    var file = Files.write(folder.resolve("resolv.conf"), List.of(resolvConf));
    var all = new HashMap<>(settings);
    all.put("resolv-conf", file.toString());
    return Setup.of(Options.of(all::get));
  }

  private static List<String> ways(Setup setup) {
    return setup.plan().lanes().stream().map(Lane::way).map(way -> way.id()).toList();
  }

  @Test
  void nobodyIsAskedButTheResolversOfTheSystemUnlessToldSo() throws Exception {
    var setup = setup(Map.of(), "nameserver 192.0.2.1", "nameserver 192.0.2.2");

    assertThat(ways(setup))
        .containsExactly("udp://192.0.2.1:53", "udp://192.0.2.2:53", "resolv.conf#3");
    assertThat(setup.plan().timing().deadline()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void settingsNameTheTiers() throws Exception {
    var setup =
        setup(
            Map.of(
                "local", "192.0.2.9:5353, 192.0.2.8",
                "doh", "https://doh.example/dns-query@192.0.2.3",
                "dot", "tls://dot.example@192.0.2.4:853 tls://192.0.2.5",
                "deadline", "1500ms",
                "stale-names", "pay.example=7d"));

    assertThat(ways(setup))
        .containsExactly(
            "udp://192.0.2.9:5353",
            "udp://192.0.2.8:53",
            "https://doh.example/dns-query",
            "tls://dot.example@192.0.2.4:853",
            "tls://192.0.2.5:853");
    assertThat(setup.inner().lanes()).hasSize(2);
    assertThat(setup.plan().timing().deadline()).isEqualTo(Duration.ofMillis(1500));
    assertThat(setup.plan().keeping().stale().of("api.pay.example")).isEqualTo(Duration.ofDays(7));
    assertThat(setup.plan().keeping().stale().of("shop.example")).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void namesOfOurOwnNetworkStayThere() throws Exception {
    var setup =
        setup(Map.of("private", "corp.cn, dev.cn 127.0.0.1"), "search svc.cluster.lan lan.");

    assertThat(List.of("a.corp.cn", "dev.cn", "x.svc.cluster.lan", "b.lan", "c.internal"))
        .allMatch(setup::isPrivate);
    assertThat(List.of("corp.cn.evil", "acorp.cn", "example")).noneMatch(setup::isPrivate);
  }

  @Test
  void anAddressOfAPrivateNetworkIsInDoubtWhereNobodyListedTheNameButLoopbackIsPoison()
      throws Exception {
    var judge = setup(Map.of("private", "listed.cn")).judge();

    assertThat(judge.judge(answer("db.corp.cn", "10.0.0.7", "127.0.0.1")))
        .returns(Worth.SUSPECT, AnswerVerdict::worth)
        .returns(List.of(IpText.parse("10.0.0.7")), AnswerVerdict::usable);
    assertThat(judge.judge(answer("db.listed.cn", "10.0.0.7")).worth()).isEqualTo(Worth.UNKNOWN);
    assertThat(judge.judge(answer("db.corp.cn", "127.0.0.2")).worth()).isEqualTo(Worth.POISONED);
  }

  private static Answer answer(String name, String... addresses) {
    return new Answer(
        Name.of(name),
        "udp://192.0.2.1:53",
        Way.Trust.PLAIN,
        Outcome.OK,
        Duration.ZERO,
        Arrays.stream(addresses).map(IpText::parse).toList(),
        List.of(),
        Duration.ofSeconds(60),
        List.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "deadline | 2 | fengsui.client.deadline: is \"2\"; write a number and ms, s, m, h or d,"
            + " such as 2s",
        "deadline | 2h | deadline must be over 0 s and at most 60 s, but is PT2H",
        "names | many | fengsui.client.names: is \"many\"; write a whole number",
        "names | 3 | names must be at least 16, but is 3",
        "stale-names | pay | fengsui.client.stale-names: is \"pay\"; write NAME=TIME, such as"
            + " pay.example=7d",
        "dot | tls:// | fengsui.client.dot: resolver \"tls://\"",
        "local | resolver.example | fengsui.client.local: resolver \"resolver.example\":"
            + " \"resolver.example\" is not an IP address",
        "keys.alibaba | /no/such | fengsui.client.httpdns: fengsui.client.keys.alibaba: is"
            + " \"/no/such\"; cannot be read, name a file with keys",
      })
  void whatIsWrongIsSaidInOneLine(String word, String text, String message) {
    var settings = new HashMap<>(Map.of(word, text));
    if (word.startsWith("keys")) {
      settings.put("httpdns", "httpdns+alibaba://100000@203.107.1.1");
    }

    assertThatThrownBy(() -> setup(settings))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message)
        .satisfies(thrown -> assertThat(thrown.getMessage()).doesNotContain("\n"));
  }

  @Test
  void systemPropertiesComeBeforeTheEnvironmentAndThatBeforeTheFile() {
    var properties = Map.of("fengsui.client.a", "property");
    var environment = Map.of("FENGSUI_CLIENT_A", "variable", "FENGSUI_CLIENT_STALE_NAMES", "v");
    var file = Map.of("fengsui.client.a", "file", "fengsui.client.c", "file");
    var options = Options.of(properties::get, environment::get, file::get);

    assertThat(options.find("a")).contains("property");
    assertThat(options.find("c")).contains("file");
    assertThat(options.find("d")).isEmpty();
    assertThat(options.find("stale-names")).contains("v");
  }

  @Test
  void shortNamesAreLookedForAsTheSystemWould() {
    var search =
        Search.parse(
            List.of("domain old.lan", "search a.lan b.lan.", "options rotate ndots:3 timeout:1"));

    assertThat(search.first("db.shop")).isTrue();
    assertThat(search.first("db.shop.")).isFalse();
    assertThat(search.first("a.b.c.d")).isFalse();
    assertThat(search.candidates("db.shop")).containsExactly("db.shop.a.lan", "db.shop.b.lan");
    assertThat(Search.NONE.first("db")).isFalse();
  }
}

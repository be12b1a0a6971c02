package fengsui.server.notify.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fengsui.server.config.Configuration.Channel;
import fengsui.server.notify.Verdicts;
import fengsui.server.notify.channel.Outcome.ChannelDisabled;
import fengsui.server.notify.channel.Outcome.Failed;
import fengsui.server.notify.channel.Outcome.RetryAfter;
import fengsui.server.notify.channel.Outcome.Sent;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RobotsTest {

  private static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_000L);

  @Test
  void signsAsTheVendorsDo() {
    assertThat(Signature.dingTalk("SEC0123456789abcdef", 1_700_000_000_000L))
        .isEqualTo("TSZbRFUuvaSQaRKUpF970OPCb2/LcQAP3wOvwZIzBZk=");
    assertThat(Signature.feishu("demo-secret", 1_700_000_000L))
        .isEqualTo("mYHw2R2SOm8Rw/sne3lQdmz4sOfntKR+1P/8RKKTwmA=");
  }

  @Test
  void dingTalkIsSignedInItsAddressAndFeishuInItsBody() {
    var ding = call("dingtalk", "https://x/robot/send?access_token=T", "SEC0123456789abcdef");
    var feishu = json(call("feishu", "https://x/hook/T", "demo-secret"));

    assertThat(ding.url())
        .hasToString(
            "https://x/robot/send?access_token=T&timestamp=1700000000000"
                + "&sign=TSZbRFUuvaSQaRKUpF970OPCb2%2FLcQAP3wOvwZIzBZk%3D");
    assertThat(feishu.path("timestamp").asString()).isEqualTo("1700000000");
    assertThat(feishu.path("sign").asString())
        .isEqualTo("mYHw2R2SOm8Rw/sne3lQdmz4sOfntKR+1P/8RKKTwmA=");
    assertThat(ding).hasToString("Call[x, " + ding.body().length() + " characters]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          dingtalk | 200 | {"errcode":0,"errmsg":"ok"}                        | sent     | sent
          dingtalk | 200 | {"errcode":130101,"errmsg":"send too fast"}        | retry    | errcode 130101: too many messages
          dingtalk | 200 | {"errcode":410100,"errmsg":"speed too fast"}       | retry    | errcode 410100: too many messages
          dingtalk | 200 | {"errcode":-1,"errmsg":"系统繁忙"}                 | retry    | errcode -1: busy
          dingtalk | 200 | {"errcode":310000,"errmsg":"keywords not in content"} | disabled | errcode 310000: its keyword is not in our messages; use the keyword Fengsui
          dingtalk | 200 | {"errcode":310000,"errmsg":"sign not match"}       | disabled | errcode 310000: the signature does not fit; check the secret and the clock
          dingtalk | 200 | {"errcode":310000,"errmsg":"ip 1.2.3.4 not in whitelist"} | disabled | errcode 310000: it does not take messages from our address
          dingtalk | 200 | {"errcode":300005,"errmsg":"token is not exist"}   | disabled | errcode 300005: its access_token is not known
          dingtalk | 200 | {"errcode":400013,"errmsg":"群已被解散"}           | disabled | errcode 400013: the robot or its group is gone
          dingtalk | 200 | {"errcode":460101,"errmsg":"message too long"}     | failed   | errcode 460101: too long
          dingtalk | 200 | {"errcode":999999,"errmsg":"something new"}        | failed   | errcode 999999
          dingtalk | 200 | <html>welcome</html>                               | failed   | an answer without errcode
          dingtalk | 200 | {"errcode":"0"}                                    | failed   | an answer without errcode
          dingtalk | 502 | bad gateway                                        | retry    | HTTP 502
          feishu   | 200 | {"code":0,"msg":"success"}                         | sent     | sent
          feishu   | 200 | {"StatusCode":0,"StatusMessage":"success"}         | sent     | sent
          feishu   | 200 | {"code":19021,"StatusCode":0}                      | disabled | code 19021: the signature does not fit; check the secret and the clock
          feishu   | 400 | {"code":9499,"msg":"too many request"}             | retry    | code 9499: too many messages
          feishu   | 400 | {"code":9499,"msg":"Bad Request"}                  | failed   | code 9499
          feishu   | 200 | {"code":11232,"msg":"frequency limited"}           | retry    | code 11232: too many messages
          feishu   | 200 | {"code":19001,"msg":"param invalid"}               | disabled | code 19001: the robot's address is not known
          feishu   | 200 | {}                                                 | failed   | an answer without code
          wecom    | 200 | {"errcode":0,"errmsg":"ok"}                        | sent     | sent
          wecom    | 200 | {"errcode":45009,"errmsg":"api freq out of limit"} | retry    | errcode 45009: too many messages
          wecom    | 200 | {"errcode":93000,"errmsg":"invalid webhook url"}   | disabled | errcode 93000: the robot's key is not known
          wecom    | 200 | {"errcode":40058}                                  | failed   | errcode 40058
          webhook  | 204 |                                                    | sent     | sent
          webhook  | 302 |                                                    | failed   | HTTP 302
          webhook  | 429 | {"errcode":0}                                      | retry    | HTTP 429
          webhook  | 410 |                                                    | disabled | HTTP 410: nobody receives at this address
          """)
  void believesOnlyTheVendorsOwnWordThatItTookAMessage(
      String kind, int status, @Nullable String body, String word, String words) {
    var outcome = Kind.of(kind).read(new Reply(status, null, body == null ? "" : body), NOW);

    assertThat(outcome.word()).isEqualTo(word);
    assertThat(outcome.words()).isEqualTo(words);
  }

  @Test
  void throttledByDingTalkItRestsForTenMinutesAndHonoursRetryAfter() {
    var throttled = Kind.of("dingtalk").read(new Reply(200, null, "{\"errcode\":130101}"), NOW);
    var seconds = Kind.of("webhook").read(new Reply(503, "120", ""), NOW);
    var date = Kind.of("webhook").read(new Reply(503, "Tue, 14 Nov 2023 22:14:20 GMT", ""), NOW);
    var nonsense = Kind.of("webhook").read(new Reply(503, "soon", ""), NOW);

    assertThat(throttled)
        .isInstanceOfSatisfying(
            RetryAfter.class, retry -> assertThat(retry.after()).isEqualTo(Duration.ofMinutes(10)));
    assertThat(seconds).isEqualTo(Outcome.retry(Duration.ofMinutes(2), "HTTP 503"));
    assertThat(date).isEqualTo(Outcome.retry(Duration.ofMinutes(1), "HTTP 503"));
    assertThat(nonsense).isEqualTo(Outcome.retry(Duration.ZERO, "HTTP 503"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dingtalk", "feishu", "wecom", "webhook", "alertmanager"})
  void survivesAnyAnswerWithoutTakingItForSent(String kind) {
    var random = new Random(20250812);
    for (var i = 0; i < 2_000; i++) {
      var octets = new byte[random.nextInt(60)];
      random.nextBytes(octets);
      var noise = "{\"errcode\":" + new String(octets, UTF_8);
      var outcome = Kind.of(kind).read(new Reply(400 + random.nextInt(200), noise, noise), NOW);

      assertThat(outcome).isInstanceOfAny(RetryAfter.class, ChannelDisabled.class, Failed.class);
      assertThat(outcome).isNotInstanceOf(Sent.class);
    }
  }

  @ParameterizedTest
  @CsvSource({"dingtalk,20000", "feishu,20480", "wecom,4300"})
  void aLongDigestFitsAndSaysWhatIsMissing(String kind, int most) {
    var nasty = "\"\\\"<at id=all></at>[x](http://evil)\u202e中文\n# **".repeat(20);
    var digest = new Notice(Collections.nCopies(300, news(nasty)), NOW, true, "ops");

    var call = Kind.of(kind).call(channel(kind, "https://x/y?access_token=T", "s"), digest);

    assertThat(call.body().getBytes(UTF_8)).hasSizeLessThanOrEqualTo(most);
    assertThat(call.body()).contains("见事件页面").contains("可能重复").contains("通道 ops 发送失败");
  }

  @Test
  void whatOthersNamedIsWordsAndNothingElse() {
    var nasty =
        news(
            "<at user_id=\"all\">x</at> [free](http://evil.example) ![](http://spy) `a`"
                + " @all\u202e");

    var text = Text.of(new Notice(List.of(nasty), NOW, false, null), Language.EN).markdown(14_000);

    assertThat(text)
        .doesNotContain("<at")
        .doesNotContain("](http://evil")
        .doesNotContain("](http://spy")
        .doesNotContain("@all")
        .doesNotContain("\u202e");
  }

  @Test
  void theWebhookIsSignedOverTimeAndBody() {
    var call = call("webhook", "https://x/hook", "secret");

    var expected = Signature.webhook("secret", 1_700_000_000L, call.body());
    assertThat(call.headers())
        .containsEntry("Fengsui-Timestamp", "1700000000")
        .containsEntry("Fengsui-Signature", "v1=" + expected)
        .containsKey("Idempotency-Key");
    assertThat(json(call).path("schema").asString()).isEqualTo("fengsui.notice/1");
    assertThat(json(call).path("news").path(0).path("verdict").path("domain").asString())
        .isEqualTo("border");
  }

  @Test
  void anAlertmanagersWebhookEndsTheAlertThatAChangedVerdictReplaces() {
    var changed =
        new News(
            7,
            News.Kind.CHANGED,
            "inc-1",
            Verdicts.border(),
            Verdicts.unknown(0.5),
            List.of(),
            List.of(),
            Verdicts.SINCE,
            NOW,
            URI.create("https://post/incidents/inc-1"));
    var call =
        Kind.of("alertmanager-webhook")
            .call(
                channel("alertmanager-webhook", "https://x", "t"),
                new Notice(List.of(changed), NOW, false, null));

    var alerts = json(call).path("alerts");
    assertThat(json(call).path("version").asString()).isEqualTo("4");
    assertThat(call.headers()).containsEntry("Authorization", "Bearer t");
    assertThat(alerts.path(0).path("status").asString()).isEqualTo("resolved");
    assertThat(alerts.path(0).path("labels").path("domain").asString()).isEqualTo("unknown");
    assertThat(alerts.path(1).path("status").asString()).isEqualTo("firing");
    assertThat(alerts.path(1).path("labels").path("domain").asString()).isEqualTo("border");
  }

  private static Call call(String kind, String url, String secret) {
    var notice = new Notice(List.of(news("shop")), NOW, false, null);
    return Kind.of(kind).call(channel(kind, url, secret), notice);
  }

  private static News news(String target) {
    return new News(
        7,
        News.Kind.OPENED,
        target.length() > 20 ? target : "inc-7",
        Verdicts.border(),
        null,
        List.of(target),
        List.of("bj"),
        Verdicts.SINCE,
        NOW,
        URI.create("https://post.example/incidents/inc-7"));
  }

  private static Channel channel(String kind, String url, String secret) {
    return new Channel("ops", kind, URI.create(url), secret, null, "zh");
  }

  private static JsonNode json(Call call) {
    return JsonMapper.shared().readTree(call.body());
  }
}

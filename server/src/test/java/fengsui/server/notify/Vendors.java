package fengsui.server.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import fengsui.server.notify.Receiver.Answer;
import fengsui.server.notify.Receiver.Request;
import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;

/// The vendors' own rules, as they publish them: what their robots check, and how they complain.
/// They complain with HTTP 200.
public final class Vendors {

  private static final String OK = "{\"errcode\":0,\"errmsg\":\"ok\"}";

  private Vendors() {}

  /// A robot of DingTalk with the security setting "sign": 20 messages a minute, or silence for
  /// ten.
  public static Function<Request, Answer> dingTalk(String secret, InstantSource clock) {
    var gate = new Gate(20, clock);
    return request -> {
      var query = query(request);
      if (!"T".equals(query.get("access_token"))) {
        return complaint(300005, "token is not exist");
      }
      var timestamp = query.getOrDefault("timestamp", "0");
      var sign = sign(secret, timestamp + "\n" + secret);
      if (!sign.equals(query.get("sign"))) {
        return complaint(310000, "sign not match, more: [https://ding-doc.dingtalk.com/doc]");
      }
      if (old(Instant.ofEpochMilli(Long.parseLong(timestamp)), clock)) {
        return complaint(310000, "invalid timestamp");
      }
      if (request.body().getBytes(UTF_8).length > 20_000) {
        return complaint(460101, "message too long, exceed 20000 bytes");
      }
      if (gate.closed(Duration.ofMinutes(10))) {
        return complaint(130101, "send too fast, exceed 20 times per minute");
      }
      var markdown = request.json().path("markdown");
      return has(markdown, "title") && has(markdown, "text")
          ? Answer.taken(OK)
          : complaint(40035, "missing parameter");
    };
  }

  /// A robot of Feishu with a signature: five messages a second, a hundred a minute.
  public static Function<Request, Answer> feishu(String secret, InstantSource clock) {
    var gate = new Gate(100, clock);
    return request -> {
      var json = request.json();
      var timestamp = json.path("timestamp").asString("0");
      var sign = sign(timestamp + "\n" + secret, "");
      if (!sign.equals(json.path("sign").asString(""))
          || old(Instant.ofEpochSecond(Long.parseLong(timestamp)), clock)) {
        return Answer.refused(
            200,
            "{\"code\":19021,\"data\":{},\"msg\":\"sign match fail or timestamp is not within one"
                + " hour\"}");
      }
      if (gate.closed(Duration.ZERO)) {
        return Answer.refused(400, "{\"code\":9499,\"msg\":\"too many request\",\"data\":{}}");
      }
      return json.path("content").path("post").isEmpty()
          ? Answer.refused(400, "{\"code\":9499,\"msg\":\"Bad Request\",\"data\":{}}")
          : Answer.taken(
              "{\"StatusCode\":0,\"StatusMessage\":\"success\",\"code\":0,\"data\":{},\"msg\":\"success\"}");
    };
  }

  /// A robot of WeCom: 20 messages a minute of 4,096 bytes.
  public static Function<Request, Answer> weCom(InstantSource clock) {
    var gate = new Gate(20, clock);
    return request -> {
      if (!"K".equals(query(request).get("key"))) {
        return complaint(93000, "invalid webhook url, hint: [1]");
      }
      var content = request.json().path("markdown").path("content").asString("");
      if (content.isEmpty() || content.getBytes(UTF_8).length > 4_096) {
        return complaint(40058, "markdown.content exceed max length 4096");
      }
      return gate.closed(Duration.ZERO)
          ? complaint(45009, "api freq out of limit")
          : Answer.taken(OK);
    };
  }

  private static Answer complaint(int code, String words) {
    return Answer.refused(200, "{\"errcode\":%d,\"errmsg\":\"%s\"}".formatted(code, words));
  }

  private static boolean has(JsonNode node, String field) {
    return !node.path(field).asString("").isEmpty();
  }

  private static boolean old(Instant timestamp, InstantSource clock) {
    return Duration.between(timestamp, clock.instant()).abs().compareTo(Duration.ofHours(1)) > 0;
  }

  private static Map<String, String> query(Request request) {
    var all = new HashMap<String, String>();
    var query = request.query();
    for (var part : (query == null ? "" : query).split("&", -1)) {
      var pair = part.split("=", 2);
      all.put(pair[0], pair.length < 2 ? "" : URLDecoder.decode(pair[1], UTF_8));
    }
    return all;
  }

  private static String sign(String key, String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Lets so many through in any minute.
  private static final class Gate {

    private final int perMinute;
    private final InstantSource clock;
    private final ArrayDeque<Instant> passed = new ArrayDeque<>();
    private Instant closedUntil = Instant.EPOCH;

    Gate(int perMinute, InstantSource clock) {
      this.perMinute = perMinute;
      this.clock = clock;
    }

    synchronized boolean closed(Duration penalty) {
      var now = clock.instant();
      passed.removeIf(each -> !each.isAfter(now.minusSeconds(60)));
      if (passed.size() >= perMinute) {
        closedUntil = now.plus(penalty);
      }
      if (passed.size() >= perMinute || closedUntil.isAfter(now)) {
        return true;
      }
      passed.addLast(now);
      return false;
    }
  }
}

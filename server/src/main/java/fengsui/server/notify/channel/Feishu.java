package fengsui.server.notify.channel;

import fengsui.server.config.Configuration.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A group's robot in Feishu, or in Lark: the address tells which. Each reader sees the language
/// that the own client has.
record Feishu() implements Kind {

  /// The body may have 20 KB and holds two languages.
  private static final int LONGEST = 7_000;

  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Override
  public Pace pace() {
    return new Pace(90, 4, true);
  }

  @Override
  public Call call(Channel channel, Notice notice) {
    var body = JsonMapper.shared().createObjectNode();
    var secret = channel.secret();
    if (secret != null) {
      var seconds = notice.at().getEpochSecond();
      body.put("timestamp", Long.toString(seconds)).put("sign", Signature.feishu(secret, seconds));
    }
    body.put("msg_type", "post");
    var post = body.putObject("content").putObject("post");
    var preferred = Language.of(channel.language());
    // The first is what a client of a third language shows.
    write(post, preferred, notice);
    write(post, preferred == Language.ZH ? Language.EN : Language.ZH, notice);
    return new Call(channel.url(), Map.of(), body.toString());
  }

  private static void write(ObjectNode post, Language language, Notice notice) {
    var text = Text.of(notice, language);
    var node = post.putObject(language == Language.ZH ? "zh_cn" : "en_us");
    node.put("title", text.title());
    var paragraphs = node.putArray("content");
    for (var line : text.lines(LONGEST)) {
      var paragraph = paragraphs.addArray();
      if (line.link() == null) {
        paragraph.addObject().put("tag", "text").put("text", line.words());
      } else {
        paragraph
            .addObject()
            .put("tag", "a")
            .put("text", line.words())
            .put("href", line.link().toString());
      }
    }
  }

  @Override
  public Outcome read(Reply reply, Instant now) {
    var json = reply.json();
    var code = json == null ? null : code(json);
    if (json == null || code == null) {
      return reply.fine() ? new Outcome.Failed("an answer without code") : reply.byStatus(now);
    }
    return switch (code.asInt()) {
      case 0 -> new Outcome.Sent();
      case 11232 -> Outcome.retry(MINUTE, "code 11232: too many messages");
      case 9499 -> badRequest(json.path("msg").asString(""));
      case 19001 -> new Outcome.ChannelDisabled("code 19001: the robot's address is not known");
      case 19021 ->
          new Outcome.ChannelDisabled(
              "code 19021: the signature does not fit; check the secret and the clock");
      case 19022 ->
          new Outcome.ChannelDisabled("code 19022: it does not take messages from our address");
      case 19024 ->
          new Outcome.ChannelDisabled(
              "code 19024: its keyword is not in our messages; use the keyword Fengsui");
      default -> new Outcome.Failed("code " + code.asInt()); // open set of numbers
    };
  }

  private static @Nullable JsonNode code(JsonNode json) {
    for (var name : List.of("code", "StatusCode")) {
      if (json.path(name).isInt()) {
        return json.path(name);
      }
    }
    return null;
  }

  private static Outcome badRequest(String message) {
    return message.toLowerCase(Locale.ROOT).contains("too many")
        ? Outcome.retry(MINUTE, "code 9499: too many messages")
        : new Outcome.Failed("code 9499");
  }
}

package fengsui.server.notify.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import fengsui.server.config.Configuration.Channel;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// A group's robot in DingTalk. It answers HTTP 200 to everything; `errcode` tells.
record DingTalk() implements Kind {

  /// The body may have 20,000 bytes; quotes and line ends grow on the way.
  private static final int LONGEST = 14_000;

  /// More than 20 messages in a minute, and it takes none for ten minutes.
  private static final Duration THROTTLED = Duration.ofMinutes(10);

  @Override
  public Pace pace() {
    return new Pace(18, 10, false);
  }

  @Override
  public Call call(Channel channel, Notice notice) {
    var text = Text.of(notice, Language.of(channel.language()));
    var body = JsonMapper.shared().createObjectNode().put("msgtype", "markdown");
    body.putObject("markdown").put("title", text.title()).put("text", text.markdown(LONGEST));
    return new Call(signed(channel, notice.at()), Map.of(), body.toString());
  }

  private static URI signed(Channel channel, Instant at) {
    var secret = channel.secret();
    if (secret == null) {
      return channel.url();
    }
    var millis = at.toEpochMilli();
    var sign = URLEncoder.encode(Signature.dingTalk(secret, millis), UTF_8);
    var url = channel.url().toString();
    return URI.create(
        url + (url.contains("?") ? "&" : "?") + "timestamp=" + millis + "&sign=" + sign);
  }

  @Override
  public Outcome read(Reply reply, Instant now) {
    var json = reply.json();
    if (json == null || !json.path("errcode").isInt()) {
      return reply.fine() ? new Outcome.Failed("an answer without errcode") : reply.byStatus(now);
    }
    var code = json.path("errcode").asInt();
    return switch (code) {
      case 0 -> new Outcome.Sent();
      case -1 -> Outcome.retry(Duration.ofSeconds(10), "errcode -1: busy");
      case 130101, 410100 -> Outcome.retry(THROTTLED, "errcode " + code + ": too many messages");
      case 310000 -> refused(json.path("errmsg").asString(""));
      case 300001, 300005, 400101 ->
          new Outcome.ChannelDisabled("errcode " + code + ": its access_token is not known");
      case 400013, 400102, 400106 ->
          new Outcome.ChannelDisabled("errcode " + code + ": the robot or its group is gone");
      case 101002, 460101 -> new Outcome.Failed("errcode " + code + ": too long");
      default -> new Outcome.Failed("errcode " + code); // open set of numbers
    };
  }

  private static Outcome refused(String message) {
    var text = message.toLowerCase(Locale.ROOT);
    var why =
        text.contains("keyword")
            ? "its keyword is not in our messages; use the keyword Fengsui"
            : text.contains("sign") || text.contains("timestamp")
                ? "the signature does not fit; check the secret and the clock"
                : text.contains("ip")
                    ? "it does not take messages from our address"
                    : "its security settings refuse us";
    return new Outcome.ChannelDisabled("errcode 310000: " + why);
  }
}

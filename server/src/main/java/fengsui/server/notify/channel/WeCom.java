package fengsui.server.notify.channel;

import fengsui.server.config.Configuration.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// A group's robot in WeCom. Nothing is signed: the key in its address is the secret.
record WeCom() implements Kind {

  /// Of 4,096 bytes of markdown.
  private static final int LONGEST = 4_000;

  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Override
  public Pace pace() {
    return new Pace(18, 10, false);
  }

  @Override
  public Call call(Channel channel, Notice notice) {
    var text = Text.of(notice, Language.of(channel.language()));
    var body = JsonMapper.shared().createObjectNode().put("msgtype", "markdown");
    body.putObject("markdown").put("content", text.markdown(LONGEST));
    return new Call(channel.url(), Map.of(), body.toString());
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
      case 45009, 45033 -> Outcome.retry(MINUTE, "errcode " + code + ": too many messages");
      case 93000 -> new Outcome.ChannelDisabled("errcode 93000: the robot's key is not known");
      default -> new Outcome.Failed("errcode " + code); // open set of numbers
    };
  }
}

package fengsui.server.notify.channel;

import fengsui.server.config.Configuration.Channel;
import fengsui.wire.Json;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Our own webhook: JSON of the schema `fengsui.notice/1`, for programs.
///
/// With a secret it is signed: `Fengsui-Signature: v1=HEX` is the HMAC-SHA256, keyed by the secret,
/// of the header `Fengsui-Timestamp` (epoch seconds), a dot and the body. Refuse what is older than
/// five minutes. The same news may come twice: `Idempotency-Key` is then the same, and so is each
/// `event`.
record Webhook() implements Kind {

  private static final JsonMapper MAPPER = JsonMapper.shared();

  @Override
  public Pace pace() {
    return Pace.FREE;
  }

  @Override
  public Call call(Channel channel, Notice notice) {
    var body = body(channel, notice).toString();
    var headers = new HashMap<String, String>();
    headers.put("Idempotency-Key", notice.key());
    var secret = channel.secret();
    if (secret != null) {
      var seconds = notice.at().getEpochSecond();
      headers.put("Fengsui-Timestamp", Long.toString(seconds));
      headers.put("Fengsui-Signature", "v1=" + Signature.webhook(secret, seconds, body));
    }
    return new Call(channel.url(), headers, body);
  }

  private static ObjectNode body(Channel channel, Notice notice) {
    var language = Language.of(channel.language());
    var body =
        MAPPER
            .createObjectNode()
            .put("schema", "fengsui.notice/1")
            .put("key", notice.key())
            .put("channel", channel.name())
            .put("at", notice.at().toString())
            .put("repeated", notice.repeated())
            .put("insteadOf", notice.insteadOf());
    var all = body.putArray("news");
    notice.news().forEach(news -> all.add(news(news, notice, language)));
    return body;
  }

  private static ObjectNode news(News news, Notice notice, Language language) {
    var text = Text.of(new Notice(List.of(news), notice.at(), notice.repeated(), null), language);
    var node =
        MAPPER
            .createObjectNode()
            .put("event", news.event())
            .put("kind", news.kind().name().toLowerCase(Locale.ROOT))
            .put("incident", news.incident())
            .put("severity", news.severity())
            .put("title", text.title())
            .put("text", text.plain(4_000))
            .put("since", news.since().toString())
            .put("at", news.at().toString())
            .put("link", news.link().toString());
    node.set("verdict", MAPPER.readTree(Json.write(news.verdict())));
    var before = news.before();
    node.set("before", before == null ? null : MAPPER.readTree(Json.write(before)));
    var errand = news.errand();
    if (errand != null) {
      node.putObject("report")
          .put("id", errand.report())
          .put("state", errand.state())
          .put("number", errand.number())
          .put("since", errand.since().toString());
    }
    node.set("targets", MAPPER.valueToTree(news.targets()));
    node.set("agents", MAPPER.valueToTree(news.agents()));
    return node;
  }

  @Override
  public Outcome read(Reply reply, Instant now) {
    return reply.byStatus(now);
  }
}

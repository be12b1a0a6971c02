package fengsui.server.notify.channel;

import fengsui.server.config.Configuration.Channel;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/// An Alertmanager, told as a Prometheus tells it: `url` is its base, and the secret a bearer
/// token.
record Alertmanager() implements Kind {

  private static final JsonMapper MAPPER = JsonMapper.shared();

  @Override
  public Pace pace() {
    return Pace.FREE;
  }

  @Override
  public Call call(Channel channel, Notice notice) {
    var alerts = MAPPER.createArrayNode();
    var language = Language.of(channel.language());
    notice.news().forEach(news -> add(alerts, news, notice, language));
    var secret = channel.secret();
    return new Call(
        address(channel.url()),
        secret == null ? Map.of() : Map.of("Authorization", "Bearer " + secret),
        alerts.toString());
  }

  private static URI address(URI url) {
    var text = url.toString();
    return text.endsWith("/api/v2/alerts")
        ? url
        : URI.create(text.replaceFirst("/+$", "") + "/api/v2/alerts");
  }

  private static void add(ArrayNode alerts, News news, Notice notice, Language language) {
    var labels = news.labels();
    var before = news.before();
    // Labels are what an alert is: with other labels it is another one, and the old one is over.
    if (before != null && !news.labels(before).equals(labels)) {
      alerts.add(
          Alerts.alert(news.labels(before), news.since(), news.link().toString())
              .put("endsAt", notice.at().toString()));
    }
    var end = Alerts.over(news) ? later(news.at(), news.since()) : notice.at().plus(Alerts.LASTS);
    var alert = Alerts.alert(labels, news.since(), news.link().toString());
    alert.set("annotations", MAPPER.valueToTree(Alerts.annotations(news, notice, language)));
    alerts.add(alert.put("endsAt", end.toString()));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  @Override
  public Outcome read(Reply reply, Instant now) {
    return reply.byStatus(now);
  }
}

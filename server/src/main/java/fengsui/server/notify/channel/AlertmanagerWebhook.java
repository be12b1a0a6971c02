package fengsui.server.notify.channel;

import fengsui.server.alerts.Fingerprint;
import fengsui.server.config.Configuration.Channel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Whatever takes an Alertmanager's webhook of version 4; the secret is a bearer token.
record AlertmanagerWebhook() implements Kind {

  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final String NO_END = "0001-01-01T00:00:00Z";

  @Override
  public Pace pace() {
    return Pace.FREE;
  }

  @Override
  public Call call(Channel channel, Notice notice) {
    var language = Language.of(channel.language());
    var alerts = new ArrayList<ObjectNode>();
    notice.news().forEach(news -> add(alerts, news, notice, language));
    var over = notice.news().stream().allMatch(Alerts::over);
    var body =
        MAPPER
            .createObjectNode()
            .put("version", "4")
            .put("groupKey", "{}:{alertname=\"FengsuiIncident\"}")
            .put("truncatedAlerts", 0)
            .put("status", over ? "resolved" : "firing")
            .put("receiver", channel.name())
            .put("externalURL", root(notice.news().getFirst()));
    body.putObject("groupLabels").put("alertname", "FengsuiIncident");
    body.set("commonLabels", MAPPER.valueToTree(common(alerts, "labels")));
    body.set("commonAnnotations", MAPPER.valueToTree(common(alerts, "annotations")));
    body.putArray("alerts").addAll(alerts);
    var secret = channel.secret();
    return new Call(
        channel.url(),
        secret == null ? Map.of() : Map.of("Authorization", "Bearer " + secret),
        body.toString());
  }

  private static String root(News news) {
    return news.link().resolve("/").toString();
  }

  private static void add(List<ObjectNode> alerts, News news, Notice notice, Language language) {
    var before = news.before();
    // Labels are what an alert is: with other labels it is another one, and the old one is over.
    if (before != null && !news.labels(before).equals(news.labels())) {
      alerts.add(alert(news, news.labels(before), notice.at().toString()));
    }
    var alert = alert(news, news.labels(), Alerts.over(news) ? news.at().toString() : NO_END);
    alert.set("annotations", MAPPER.valueToTree(Alerts.annotations(news, notice, language)));
    alerts.add(alert);
  }

  private static ObjectNode alert(News news, Map<String, String> labels, String endsAt) {
    var alert = Alerts.alert(labels, news.since(), news.link().toString());
    alert.put("status", endsAt.equals(NO_END) ? "firing" : "resolved");
    alert.put("endsAt", endsAt);
    alert.put("fingerprint", Fingerprint.of(new TreeMap<>(labels)));
    alert.putObject("annotations");
    return alert;
  }

  private static Map<String, String> common(List<ObjectNode> alerts, String field) {
    var common = new TreeMap<String, String>();
    for (var entry : alerts.getFirst().path(field).properties()) {
      var value = entry.getValue();
      if (alerts.stream().allMatch(each -> each.path(field).path(entry.getKey()).equals(value))) {
        common.put(entry.getKey(), value.stringValue());
      }
    }
    return common;
  }

  @Override
  public Outcome read(Reply reply, Instant now) {
    return reply.byStatus(now);
  }
}

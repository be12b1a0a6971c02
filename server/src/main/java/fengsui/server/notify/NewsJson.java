package fengsui.server.notify;

import fengsui.model.Verdict;
import fengsui.server.notify.channel.News;
import fengsui.server.notify.channel.News.Errand;
import fengsui.wire.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// News as the database keeps them until they are told.
final class NewsJson {

  private static final JsonMapper MAPPER = JsonMapper.shared();

  private NewsJson() {}

  static String write(News news) {
    var node =
        MAPPER
            .createObjectNode()
            .put("event", news.event())
            .put("kind", news.kind().name())
            .put("incident", news.incident())
            .put("since", news.since().toString())
            .put("at", news.at().toString());
    node.set("verdict", MAPPER.readTree(Json.write(news.verdict())));
    var before = news.before();
    node.set("before", before == null ? null : MAPPER.readTree(Json.write(before)));
    node.set("targets", MAPPER.valueToTree(news.targets()));
    node.set("agents", MAPPER.valueToTree(news.agents()));
    var errand = news.errand();
    if (errand != null) {
      node.putObject("errand")
          .put("report", errand.report())
          .put("carrier", errand.carrier())
          .put("state", errand.state())
          .put("number", errand.number())
          .put("since", errand.since().toString());
    }
    return node.toString();
  }

  static News read(String json, Links links) {
    var node = MAPPER.readTree(json);
    var incident = node.required("incident").stringValue();
    var errand = errand(node.path("errand"));
    return new News(
        node.required("event").longValue(),
        News.Kind.valueOf(node.required("kind").stringValue()),
        incident,
        Json.readVerdict(node.required("verdict").toString()),
        verdict(node.required("before")),
        texts(node.required("targets")),
        texts(node.required("agents")),
        Instant.parse(node.required("since").stringValue()),
        Instant.parse(node.required("at").stringValue()),
        errand == null ? links.incident(incident) : links.report(errand.report()),
        errand);
  }

  private static @Nullable Errand errand(JsonNode node) {
    return node.isMissingNode()
        ? null
        : new Errand(
            node.required("report").stringValue(),
            node.required("carrier").stringValue(),
            node.required("state").stringValue(),
            node.required("number").stringValue(),
            Instant.parse(node.required("since").stringValue()));
  }

  private static @Nullable Verdict verdict(JsonNode node) {
    return node.isNull() ? null : Json.readVerdict(node.toString());
  }

  private static List<String> texts(JsonNode list) {
    var texts = new ArrayList<String>();
    list.forEach(each -> texts.add(each.stringValue()));
    return texts;
  }
}

package fengsui.server.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fengsui.server.CommandPost;
import fengsui.server.Posts;
import fengsui.server.access.Role;
import fengsui.server.access.Tokens;
import fengsui.server.alerts.Programs.Running;
import fengsui.server.config.Configuration.Channel;
import fengsui.server.notify.Channels;
import fengsui.server.notify.Verdicts;
import fengsui.wire.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The real Alertmanager, Prometheus and amtool, as the system's packages have them.
class RealAlertmanagerTest {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  @TempDir static Path folder;
  private static CommandPost post;
  private static String token;

  @BeforeAll
  static void start() {
    post = Posts.start(folder.resolve("data"));
    token = post.part(Tokens.class).issue("monitoring", Role.RESPONDER);
  }

  @AfterAll
  static void stop() {
    post.close();
  }

  @Test
  void deliversToUsAndTakesFromUs() throws Exception {
    var port = Programs.freePort();
    var base = URI.create("http://127.0.0.1:" + port + "/");
    try (var _ = alertmanager(port)) {
      Programs.until("Alertmanager is up", () -> answers(base.resolve("-/ready")));

      push(base, "{\"alertname\":\"Slow\",\"instance\":\"shop.example:443\"}", "");
      Programs.until("the webhook told of it", () -> firing().contains("Slow"));
      push(
          base,
          "{\"alertname\":\"Slow\",\"instance\":\"shop.example:443\"}",
          ",\"endsAt\":\"%s\"".formatted(Instant.now()));
      Programs.until("the webhook told of its end", () -> !firing().contains("Slow"));

      post.part(Channels.class)
          .adopt(List.of(new Channel("upstream", "alertmanager", base, null, null, "en")));
      incident(Instant.now());
      Programs.until("Alertmanager shows the incident", () -> ours(base).size() == 1);
      var shown = ours(base).getFirst();
      resolve();
      Programs.until("Alertmanager shows no incident", () -> ours(base).isEmpty());

      assertThat(shown.path("labels").path("domain").asString()).isEqualTo("border");
      assertThat(shown.path("labels").path("severity").asString()).isEqualTo("critical");
      assertThat(shown.path("annotations").path("summary").asString())
          .isEqualTo("Fengsui Outage: the way across the border, TCP, port 443, both ways");
      // Its short name for the labels is ours.
      var labels = new TreeMap<String, String>();
      shown
          .path("labels")
          .properties()
          .forEach(l -> labels.put(l.getKey(), l.getValue().asString()));
      assertThat(Fingerprint.of(labels)).isEqualTo(shown.path("fingerprint").asString());
      // It tells us everything, our own incident too: that is no symptom.
      assertThat(firing()).doesNotContain("FengsuiIncident");
    }
  }

  @Test
  void prometheusTakesUsForItsAlertmanager() throws Exception {
    var rules =
        """
        groups:
        - name: all
          rules:
          - {alert: AlwaysOn, expr: vector(1), labels: {severity: page}}
        """;
    Files.writeString(folder.resolve("rules.yml"), rules);
    Files.writeString(
        folder.resolve("prometheus.yml"),
        """
        global: {evaluation_interval: 1s}
        rule_files: [rules.yml]
        alerting:
          alertmanagers:
          - authorization: {credentials: %s}
            static_configs: [{targets: ['%s']}]
        """
            .formatted(token, post.url().getAuthority()));
    try (var _ =
        Programs.start(
            folder,
            List.of(
                "/usr/bin/prometheus",
                "--config.file=prometheus.yml",
                "--storage.tsdb.path=tsdb",
                "--rules.alert.resend-delay=2s",
                "--web.listen-address=127.0.0.1:" + Programs.freePort()))) {
      Programs.until("Prometheus told of it", () -> firing().contains("AlwaysOn"));
    }
  }

  @Test
  void amtoolSilencesListsAndExpires() throws Exception {
    told("[{\"labels\":{\"alertname\":\"Amtool\",\"instance\":\"a\"}}]");

    var added =
        amtool("silence", "add", "alertname=Amtool", "instance=~a|b", "-a", "li", "-c", "drill");
    var id = added.lines().skip(1).findFirst().orElse("");
    var silences = amtool("silence", "query", "alertname=Amtool");
    var loud = amtool("alert", "query", "alertname=Amtool");
    var quiet = amtool("alert", "query", "--silenced", "alertname=Amtool");
    var expired = amtool("silence", "expire", id);
    var again = amtool("alert", "query", "alertname=Amtool");
    var broad = amtool("silence", "add", "alertname=~.+", "-a", "li", "-c", "peace");

    assertThat(added).startsWith("0\n");
    assertThat(silences).startsWith("0\n").contains(id).contains("li").contains("drill");
    assertThat(loud).startsWith("0\n").doesNotContain("Amtool  ");
    assertThat(quiet).startsWith("0\n").contains("Amtool");
    assertThat(expired).startsWith("0\n");
    assertThat(again).contains("Amtool");
    assertThat(broad).startsWith("1\n").contains("outages of every kind");
  }

  private static String amtool(String... arguments) throws Exception {
    Files.writeString(
        folder.resolve("http.yml"), "authorization: {credentials: %s}".formatted(token));
    var command = new ArrayList<String>();
    command.add("/usr/bin/amtool");
    command.add("--alertmanager.url=" + post.url());
    command.add("--http.config.file=http.yml");
    command.addAll(List.of(arguments));
    return Programs.run(folder, command);
  }

  private static Running alertmanager(int port) throws IOException {
    Files.writeString(
        folder.resolve("alertmanager.yml"),
        """
        route: {receiver: us, group_by: [alertname], group_wait: 0s, group_interval: 1s}
        receivers:
        - name: us
          webhook_configs:
          - url: %sapi/v1/webhooks/alertmanager
            http_config: {authorization: {credentials: %s}}
        """
            .formatted(post.url(), token));
    return Programs.start(
        folder,
        List.of(
            "/usr/bin/prometheus-alertmanager",
            "--config.file=alertmanager.yml",
            "--storage.path=alertmanager",
            "--cluster.listen-address=",
            "--web.listen-address=127.0.0.1:" + port));
  }

  private static void incident(Instant at) {
    var verdict = Json.write(Verdicts.border());
    database()
        .sql(
            """
            insert into incident (number, id, phase, since, opened_at, verdict, targets, agents, paths)
            values (900, 'inc-900', 'ISOLATE', now(), now(), ?::jsonb, '{shop}', '{bj}', '[]')
            """)
        .param(verdict)
        .update();
    event("OPENED", verdict);
  }

  private static void resolve() {
    database().sql("update incident set resolved_at = now() where number = 900").update();
    event("RESOLVED", null);
  }

  private static void event(String kind, String verdict) {
    database()
        .sql(
            """
            insert into incident_event (incident, at, kind, verdict, text)
            values ('inc-900', now(), ?, ?::jsonb, '')
            """)
        .params(kind, verdict)
        .update();
  }

  private static JdbcClient database() {
    return post.part(JdbcClient.class);
  }

  private static List<String> firing() {
    return post.part(Symptoms.class).firing().stream().map(Symptom::name).toList();
  }

  private static List<JsonNode> ours(URI base) throws Exception {
    var alerts = JsonMapper.shared().readTree(get(base.resolve("api/v2/alerts")));
    return alerts
        .valueStream()
        .filter(each -> each.path("labels").path("alertname").asString().equals("FengsuiIncident"))
        .toList();
  }

  private static void push(URI base, String labels, String more) throws Exception {
    var body = "[{\"labels\":%s%s}]".formatted(labels, more);
    var request =
        HttpRequest.newBuilder(base.resolve("api/v2/alerts"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    assertThat(CLIENT.send(request.build(), BodyHandlers.ofString(UTF_8)).statusCode())
        .isEqualTo(200);
  }

  private static void told(String body) throws Exception {
    var request =
        HttpRequest.newBuilder(post.url().resolve("api/v2/alerts"))
            .header("Authorization", "Bearer " + token)
            .POST(BodyPublishers.ofString(body));
    CLIENT.send(request.build(), BodyHandlers.discarding());
  }

  private static boolean answers(URI url) {
    try {
      get(url);
      return true;
    } catch (Exception e) {
      return false;
    }
  }

  private static String get(URI url) throws Exception {
    return CLIENT.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString()).body();
  }
}

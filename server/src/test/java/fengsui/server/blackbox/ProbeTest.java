package fengsui.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.server.Calls;
import fengsui.server.CommandPost;
import fengsui.server.Posts;
import fengsui.server.access.Role;
import fengsui.server.config.Configuration;
import fengsui.server.config.Configuration.Probing;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbeTest {

  private static final String MODULES =
      """
      modules:
        http_2xx: {prober: http, timeout: 5s}
        http_insecure: {prober: http, http: {tls_config: {insecure_skip_verify: true}, enable_http2: false}}
        http_post: {prober: http, http: {method: POST, body: "x", headers: {X-Y: z}, fail_if_body_not_matches_regexp: ["from POST"]}}
        http_regex: {prober: http, http: {fail_if_body_matches_regexp: ["hello"]}}
        http_500: {prober: http, http: {valid_status_codes: [500]}}
        http_ssl: {prober: http, http: {fail_if_not_ssl: true}}
        http_header: {prober: http, http: {fail_if_header_not_matches: [{header: Last-Modified, regexp: "2024"}]}}
        http_stay: {prober: http, http: {follow_redirects: false}}
        tcp_connect: {prober: tcp, timeout: 5s}
        tcp_tls: {prober: tcp, tcp: {tls: true, tls_config: {insecure_skip_verify: true}}}
        tcp_talk: {prober: tcp, tcp: {query_response: [{send: "GET / HTTP/1.0\\r\\n\\r"}, {expect: "^HTTP/1.1 (200)"}]}}
        dns: {prober: dns, timeout: 2s, dns: {query_name: "www.example", query_type: A}}
        dns_regex: {prober: dns, dns: {query_name: "www.example", query_type: A, validate_answer_rrs: {fail_if_matches_regexp: ["192\\\\.0\\\\.2"]}}}
        icmp: {prober: icmp}
      """;

  /// What depends on the moment only.
  private static final Set<String> OF_THE_MOMENT =
      Set.of(
          "probe_duration_seconds", "probe_dns_lookup_time_seconds",
          "probe_http_duration_seconds", "probe_dns_duration_seconds");

  @TempDir static Path folder;
  private static CommandPost post;
  private static Calls viewer;
  private static LocalTargets targets;
  private static Path modules;

  @BeforeAll
  static void start() throws Exception {
    modules = Files.writeString(folder.resolve("modules.yml"), MODULES);
    targets = LocalTargets.start(folder);
    var usual = Posts.configuration(folder);
    post =
        CommandPost.start(
            new Configuration(
                0,
                "127.0.0.1",
                folder,
                usual.database(),
                null,
                null,
                List.of(),
                usual.retention(),
                usual.catalogue(),
                List.of(),
                null,
                new Probing(modules, List.of("127.0.0.0/8"), 8)),
            InstantSource.system());
    viewer = Calls.as(Role.VIEWER, "prometheus", post);
  }

  @AfterAll
  static void stop() {
    viewer.close();
    post.close();
    targets.close();
  }

  @Test
  void everySeriesOfTheRealExporterIsHereWithTheSameValue() throws Exception {
    try (var real =
        Program.start(
            "prometheus-blackbox-exporter",
            folder.resolve("exporter.log"),
            "--config.file=" + modules)) {
      for (var question : questions()) {
        compare(question, real.get("/" + question), probe(question));
      }
    }
  }

  private static List<String> questions() {
    return List.of(
        question("http_2xx", targets.web("/")),
        question("http_2xx", targets.web("/redirect")),
        question("http_stay", targets.web("/redirect")),
        question("http_2xx", targets.web("/broken")),
        question("http_500", targets.web("/broken")),
        question("http_post", targets.web("/")),
        question("http_regex", targets.web("/")),
        question("http_ssl", targets.web("/")),
        question("http_header", targets.web("/")),
        question("http_2xx", "http://127.0.0.1:1/"),
        question("http_2xx", targets.securedWeb()),
        question("http_insecure", targets.securedWeb()),
        question("tcp_connect", targets.tcp()),
        question("tcp_connect", "127.0.0.1:1"),
        question("tcp_tls", targets.tls()),
        question("tcp_talk", targets.tcp()),
        question("dns", targets.dns()),
        question("dns_regex", targets.dns()));
  }

  private static void compare(String question, String theirText, String ourText) {
    var ours = Exported.read(ourText);
    for (var theirs : Exported.read(theirText)) {
      var same = ours.stream().filter(theirs::isToldBy).findFirst();
      assertThat(same).as("%s: %s in%n%s", question, theirs, ourText).isPresent();
      if (!OF_THE_MOMENT.contains(theirs.name())) {
        assertThat(same.orElseThrow().value())
            .as("%s: %s", question, theirs)
            .isEqualTo(theirs.value());
      }
    }
  }

  @Test
  void aFailureTellsWhereAndWhy() {
    assertThat(failure(question("tcp_connect", "127.0.0.1:1")))
        .isEqualTo(Map.of("phase", "connect", "reason", "connection_refused"));
    assertThat(failure(question("http_2xx", targets.securedWeb())))
        .isEqualTo(Map.of("phase", "tls", "reason", "ssl_unknown_authority"));
    assertThat(failure(question("http_2xx", targets.web("/broken"))))
        .isEqualTo(Map.of("phase", "validate", "reason", "status"));
    assertThat(failure(question("http_regex", targets.web("/"))))
        .isEqualTo(Map.of("phase", "validate", "reason", "body_matches"));
    assertThat(failure(question("tcp_talk", "127.0.0.1:1")))
        .isEqualTo(Map.of("phase", "connect", "reason", "connection_refused"));
    assertThat(failure(question("dns_regex", targets.dns())))
        .isEqualTo(Map.of("phase", "validate", "reason", "answer_rrs"));
  }

  @Test
  void theExpiryOfACertificateIsToldAlsoWhenItIsNotTrusted() {
    assertThat(probe(question("http_2xx", targets.securedWeb())))
        .contains("probe_ssl_earliest_cert_expiry ");
  }

  @Test
  void aBadQuestionIsRefusedInTheWordsOfTheExporter() {
    assertThat(viewer.get("probe?module=nope&target=x").body())
        .isEqualTo("Unknown module \"nope\"\n");
    assertThat(viewer.get("probe?module=nope&target=x").statusCode()).isEqualTo(400);
    assertThat(viewer.get("probe").body()).isEqualTo("Target parameter is missing\n");
    assertThat(viewer.get("probe?module=icmp&target=127.0.0.1").body())
        .isEqualTo("Module \"icmp\" uses a prober that Fengsui does not have\n");
    assertThat(viewer.get("probe?module=tcp_connect&target=nowhere").statusCode()).isEqualTo(400);
  }

  @Test
  void whatNobodyAllowedIsNotProbed() {
    var answer = viewer.get("probe?module=http_2xx&target=http://169.254.169.254/");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("no target of the catalogue");
  }

  @Test
  void debugTellsWhatHappened() {
    assertThat(probe(question("http_2xx", targets.web("/")) + "&debug=true"))
        .contains("Logs for the probe:\n", "resolved 127.0.0.1", "probe_success 1")
        .contains("Module configuration:\nhttp_2xx");
  }

  @Test
  void aRealPrometheusScrapesItThroughTheUsualRelabelling() throws Exception {
    var config =
        """
        scrape_configs:
          - job_name: blackbox
            scrape_interval: 1s
            scrape_timeout: 1s
            metrics_path: /probe
            params: {module: [http_2xx]}
            authorization: {credentials: "%s"}
            static_configs: [{targets: ["%s"]}]
            relabel_configs:
              - {source_labels: [__address__], target_label: __param_target}
              - {source_labels: [__param_target], target_label: instance}
              - {target_label: __address__, replacement: "%s"}
        """
            .formatted(viewer.token(), targets.web("/"), post.url().getAuthority());
    var file = Files.writeString(folder.resolve("prometheus.yml"), config);
    try (var prometheus =
        Program.start(
            "prometheus",
            folder.resolve("prometheus.log"),
            "--config.file=" + file,
            "--storage.tsdb.path=" + folder.resolve("tsdb"))) {
      var deadline = System.nanoTime() + Duration.ofSeconds(40).toNanos();
      var answer = "";
      while (!answer.contains("\"1\"]") && System.nanoTime() < deadline) {
        answer = prometheus.get("/api/v1/query?query=probe_success");
        Thread.onSpinWait();
      }
      assertThat(answer).contains("\"instance\":\"" + targets.web("/") + "\"", "\"1\"]");
      assertThat(prometheus.get("/api/v1/targets")).contains("\"health\":\"up\"");
    }
  }

  private static Map<String, String> failure(String question) {
    return Exported.read(probe(question)).stream()
        .filter(it -> it.name().equals("probe_failure_info"))
        .findFirst()
        .orElseThrow()
        .labels();
  }

  private static String question(String module, String target) {
    return "probe?module="
        + module
        + "&target="
        + URLEncoder.encode(target, StandardCharsets.UTF_8);
  }

  private static String probe(String question) {
    var answer = viewer.get(question);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }
}

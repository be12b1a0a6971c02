package fengsui.server.report;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.server.Calls;
import fengsui.server.CommandPost;
import fengsui.server.access.Role;
import fengsui.server.report.files.Bundle;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class ReportsApiTest {

  @TempDir static Path data;
  private static final AtomicReference<Instant> NOW =
      new AtomicReference<>(Night.SINCE.plusSeconds(1200));
  private static CommandPost post;
  private static Calls responder;
  private static Calls viewer;

  @BeforeAll
  static void start() throws Exception {
    post = Setting.start(Setting.configuration(data, List.of()), Night.SINCE, NOW::get);
    responder = Calls.as(Role.RESPONDER, "wang", post);
    viewer = Calls.as(Role.VIEWER, "reader", post);
  }

  @AfterAll
  static void stop() {
    responder.close();
    viewer.close();
    post.close();
  }

  @Test
  void oneCallMakesTheReportAndItsFilesHaveTheHashThatItSays() throws Exception {
    var made = responder.post("api/v1/incidents/inc-101/reports", "");

    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    var report = Calls.json(made);
    assertThat(report.at("/state").stringValue()).isEqualTo("drafted");
    assertThat(report.at("/carrier").stringValue()).isEqualTo("unicom");
    var files = bytes("api/v1/reports/" + report.at("/id").stringValue() + "/files");
    assertThat(Bundle.sha256(files)).isEqualTo(report.at("/sha256").stringValue());
    var summary = new String(Bundle.find(files, "summary.csv").orElseThrow());
    assertThat(summary)
        .contains(
            "subject,unicom,beijing,bj-unicom-1,udp://202.106.196.115:53,shop.example,resolve")
        .contains("dns_bogon_error,NOERROR,127.0.0.2,15,2025-08-12T11:40:03Z,2025-08-12T11:54:03Z")
        .contains("authority,unicom,beijing");
    var paper = bytes("api/v1/reports/" + report.at("/id").stringValue() + "/files/report-zh.pdf");
    assertThat(paper).isEqualTo(Bundle.find(files, "report-zh.pdf").orElseThrow());
  }

  @Test
  void itsCourseIsTakenDownStepByStepAndWhatCannotBeIsRefused() {
    var id = drafted();

    var early = step(id, "{\"to\":\"resolved\"}");
    assertThat(early).contains("a report that is drafted cannot become resolved; use filed");
    assertThat(step(id, "{\"to\":\"filed\"}")).contains("field number: is missing");
    assertThat(step(id, "{\"to\":\"gone\"}")).contains("gone");
    assertThat(step(id, "{\"to\":\"filed\",\"number\":\"BJ-77\",\"note\":\"by phone\"}"))
        .contains("\"state\":\"filed\"", "\"number\":\"BJ-77\"", "\"who\":\"wang\"");
    assertThat(step(id, "{\"to\":\"acknowledged\"}"))
        .contains("\"next\":[\"escalated\",\"resolved\"]");
    assertThat(step(id, "{\"to\":\"resolved\"}")).contains("\"next\":[]");
  }

  @Test
  void whatIsNoCarriersCannotBeReportedToOneAndTheAnswerSaysWhy() {
    var refused = responder.post("api/v1/incidents/inc-102/reports", "");

    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body())
        .contains("incident inc-102: its verdict is ours, and a fault report goes to a carrier");
    assertThat(responder.post("api/v1/incidents/inc-999/reports", "").statusCode()).isEqualTo(404);
  }

  @Test
  void viewersReadAndDoNothingElse() {
    var id = drafted();

    assertThat(viewer.get("api/v1/reports/" + id).statusCode()).isEqualTo(200);
    assertThat(viewer.get("api/v1/reports?incident=inc-101").body()).contains(id);
    assertThat(viewer.get("api/v1/reports?incident=inc-102").body()).doesNotContain(id);
    assertThat(viewer.post("api/v1/incidents/inc-101/reports", "").statusCode()).isEqualTo(403);
    assertThat(viewer.post("api/v1/reports/" + id + "/steps", "{\"to\":\"filed\"}").statusCode())
        .isEqualTo(403);
    assertThat(viewer.get("api/v1/reports/rep-999/files").statusCode()).isEqualTo(404);
    assertThat(viewer.get("api/v1/reports/" + id + "/files/passwd").statusCode()).isEqualTo(404);
  }

  @Test
  void nobodyCanChangeWhatWasTakenDown() {
    drafted();
    var database = post.part(JdbcClient.class);

    for (var table : List.of("report", "report_step")) {
      org.assertj.core.api.Assertions.assertThatThrownBy(
              () -> database.sql("delete from " + table).update())
          .hasMessageContaining(table + " is append-only");
    }
  }

  private static String drafted() {
    var made = responder.post("api/v1/incidents/inc-101/reports", "");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    return Calls.json(made).at("/id").stringValue();
  }

  private static String step(String id, String body) {
    return responder.post("api/v1/reports/" + id + "/steps", body).body();
  }

  private static byte[] bytes(String path) throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(post.url().resolve(path))
              .header("Authorization", "Bearer " + viewer.token())
              .build();
      return client.send(request, BodyHandlers.ofByteArray()).body();
    }
  }
}

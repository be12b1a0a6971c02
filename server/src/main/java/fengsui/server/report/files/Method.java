package fengsui.server.report.files;

import fengsui.server.report.facts.FaultReport;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How it was measured, how sure the times are, and what goes with the paper.
final class Method {

  private static final float BODY = 9.5f;
  private static final float SMALL = 7.5f;

  private final Paper paper;
  private final FaultReport report;
  private final Speech speech;

  Method(Paper paper, FaultReport report, Speech speech) {
    this.paper = paper;
    this.report = report;
    this.speech = speech;
  }

  void write(Map<String, String> hashes) throws IOException {
    section("6. 测量方法与时钟", "6. Method and clocks");
    for (var sentence : sentences()) {
      paper.text(sentence, BODY);
      paper.skip(2);
    }
    clocks();
    section("7. 附件及 SHA-256", "7. Files that go with this, and their SHA-256");
    for (var file : hashes.entrySet()) {
      paper.cells(List.of(file.getKey(), file.getValue()), new float[] {110, 389}, SMALL);
    }
  }

  private void section(String chinese, String english) throws IOException {
    paper.skip(10);
    paper.room(60);
    paper.text(speech.in(chinese, english), 12);
    paper.skip(3);
  }

  private List<String> sentences() {
    var findings = report.findings();
    return List.of(
        speech.in(
            "解析：监测点程序向所列服务器发出 A 与 AAAA 查询，记录首个应答，并继续监听以记录后续应答；连接：自监测点与目标建立"
                + " TCP、TLS、HTTP，记录首个未正常结束的阶段。",
            "Look-ups: the program at the vantage sends queries for A and AAAA to the server"
                + " listed, records the first answer, and listens on for later ones. Connections:"
                + " it opens TCP, TLS and HTTP to the target and records the first stage that does"
                + " not end well."),
        speech
            .in(
                "统计共 %d 次测量；附件 measurements.csv 逐条列出其中 %d 条（每类至多 25 条）。%s",
                "Counts are of %d measurements; measurements.csv lists %d of them word for word (25"
                    + " of each sort at most). %s")
            .formatted(findings.counted(), findings.measurements().size(), gaps()),
        new Packets(report).sentence(speech));
  }

  private String gaps() {
    return report.unread() || report.findings().unsorted() > 0
        ? speech.in(
            "该时段的测量过多，超出部分未计入。",
            "There were more in this time than were read; those are not counted.")
        : "";
  }

  private void clocks() throws IOException {
    paper.text(
        speech.in(
            "时间取自各监测点自身的时钟。下表为其最近一次报告时与我方服务器时钟之差（含网络传输时间）：",
            "Times are of the vantages' own clocks. These differed from our server's when they last"
                + " reported (the way over the network included) by:"),
        BODY);
    if (report.clocks().isEmpty()) {
      paper.text(speech.in("（没有记录）", "(not recorded)"), SMALL);
    }
    for (var clock : report.clocks()) {
      var offset = String.format(Locale.ROOT, "%+.0f ms", clock.offsetMs());
      paper.cells(
          List.of(clock.agent(), offset, speech.time(clock.at())),
          new float[] {150, 100, 249},
          SMALL);
    }
  }
}

package fengsui.server.report.files;

import fengsui.server.report.facts.FaultReport;
import fengsui.server.report.facts.Line;
import fengsui.server.report.facts.Measurement;
import fengsui.server.report.facts.Standing;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// What stands on the paper of a report, section by section.
final class Contents {

  private static final float BODY = 9.5f;
  private static final float SMALL = 7.5f;
  private static final int LINES = 60;
  private static final int MINUTES = 60;
  private static final int ANSWERS = 40;

  private final Paper paper;
  private final FaultReport report;
  private final Speech speech;

  Contents(Paper paper, FaultReport report, Speech speech) {
    this.paper = paper;
    this.report = report;
    this.speech = speech;
  }

  void write(Map<String, String> hashes) throws IOException {
    paper.text(speech.in("网络故障报障单", "Network fault report"), 18);
    paper.skip(6);
    new Head(paper, report, speech).write();
    summary();
    lines(
        speech.in("2. 对本报告对象的测量", "2. Measurements of what this report is about"),
        report.findings().of(Standing.SUBJECT).toList());
    lines(
        speech.in("3. 同一时段的对照测量", "3. Measurements elsewhere at the same time"),
        report.findings().lines().stream()
            .filter(line -> line.key().standing() != Standing.SUBJECT)
            .toList());
    minutes();
    answers();
    new Method(paper, report, speech).write(hashes);
    paper.end(report.id() + "  ·  " + report.incident() + "  ·  " + speech.time(report.drafted()));
  }

  private void section(String title) throws IOException {
    paper.skip(10);
    paper.room(60);
    paper.text(title, 12);
    paper.skip(3);
  }

  private void summary() throws IOException {
    section(speech.in("1. 测量结果概述", "1. Summary of what was measured"));
    var summary = new Summary(report, speech);
    for (var sentence : summary.sentences()) {
      paper.text(sentence, BODY);
      paper.skip(2);
    }
  }

  private void lines(String title, List<Line> lines) throws IOException {
    section(title);
    if (lines.isEmpty()) {
      paper.text(speech.in("本时段没有此类测量。", "There was none in this time."), BODY);
      return;
    }
    float[] widths = {76, 108, 92, 102, 33, 88};
    paper.cells(
        List.of(
            speech.in("监测点", "vantage"),
            speech.in("询问或连接的对象", "asked or spoken to"),
            speech.in("域名或主机", "name or host"),
            speech.in("结果与应答", "outcome and answer"),
            speech.in("次数", "count"),
            speech.in("首次与末次，", "first and last, ") + speech.zone()),
        widths,
        SMALL);
    for (var line : lines.stream().limit(LINES).toList()) {
      paper.cells(cells(line), widths, SMALL);
    }
    more(lines.size() - LINES, "summary.csv");
  }

  private List<String> cells(Line line) {
    var key = line.key();
    var place = key.agent() + "\n" + key.carrier() + ", " + key.province();
    var mark = key.standing() == Standing.SUBJECT ? "" : "\n" + speech.standing(key.standing());
    var answer = Stream.of(key.rcode(), key.answers()).filter(it -> !it.isEmpty()).toList();
    return List.of(
        place,
        key.whom() + mark,
        key.name(),
        speech.outcome(key.outcome()) + "\n" + String.join(" ", answer),
        Long.toString(line.count()),
        speech.brief(line.first()) + "\n" + speech.brief(line.last()));
  }

  private void minutes() throws IOException {
    section(speech.in("4. 逐分钟对比", "4. Minute by minute"));
    float[] widths = {130, 92, 92, 92, 93};
    paper.cells(
        List.of(
            speech.in("分钟，", "minute, ") + speech.zone(),
            speech.in("本报告对象：测量", "subject: measured"),
            speech.in("其中正常", "of these ok"),
            speech.in("对照：测量", "elsewhere: measured"),
            speech.in("其中正常", "of these ok")),
        widths,
        SMALL);
    for (var minute : report.findings().minutes().stream().limit(MINUTES).toList()) {
      paper.cells(
          Stream.of(minute.asked(), minute.ok(), minute.otherAsked(), minute.otherOk())
              .map(Object::toString)
              .collect(
                  () -> new java.util.ArrayList<>(List.of(speech.brief(minute.at()))),
                  List::add,
                  List::addAll),
          widths,
          SMALL);
    }
    more(report.findings().minutes().size() - MINUTES, "minutes.csv");
  }

  private void answers() throws IOException {
    var some =
        report.findings().measurements().stream()
            .filter(it -> it.standing() == Standing.SUBJECT && !it.seen().outcome().ok())
            .toList();
    section(speech.in("5. 单次测量记录（节选）", "5. Single measurements (excerpt)"));
    float[] widths = {92, 112, 104, 110, 81};
    paper.cells(
        List.of(
            speech.in("时间，", "time, ") + speech.zone(),
            speech.in("询问或连接的对象", "asked or spoken to"),
            speech.in("域名或主机", "name or host"),
            speech.in("响应码、地址、别名", "code, addresses, aliases"),
            speech.in("TTL，用时", "TTL, time taken")),
        widths,
        SMALL);
    for (var one : some.stream().limit(ANSWERS).toList()) {
      paper.cells(cells(one), widths, SMALL);
    }
    more(some.size() - ANSWERS, "measurements.csv");
  }

  private List<String> cells(Measurement one) {
    var dns = one.dns().orElse(null);
    var said =
        dns == null
            ? one.seen().outcome().code()
            : Objects.requireNonNullElse(dns.rcode(), one.seen().outcome().code())
                + "\n"
                + String.join(" ", dns.answers())
                + (dns.aliases().isEmpty() ? "" : "\n" + String.join(" > ", dns.aliases()));
    var ttl = dns == null || dns.ttl() == null ? "" : dns.ttl() + " s, ";
    return List.of(
        speech.brief(one.seen().at()) + "\n" + one.seen().agent(),
        one.whom(),
        one.seen().target().host(),
        said,
        ttl + String.format(Locale.ROOT, "%.1f ms", one.seen().ms()));
  }

  private void more(int left, String file) throws IOException {
    if (left > 0) {
      paper.text(
          speech.in("另有 %d 行见附件 %s。", "%d more rows are in %s.").formatted(left, file), SMALL);
    }
  }
}

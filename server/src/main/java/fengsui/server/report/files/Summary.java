package fengsui.server.report.files;

import fengsui.server.report.facts.FaultReport;
import fengsui.server.report.facts.Standing;
import java.util.ArrayList;
import java.util.List;

/// What was measured, in a few sentences.
final class Summary {

  private static final int NAMES = 20;

  private final FaultReport report;
  private final Speech speech;

  Summary(FaultReport report, Speech speech) {
    this.report = report;
    this.speech = speech;
  }

  List<String> sentences() {
    var sentences = new ArrayList<String>();
    sentences.add(subject());
    sentences.add(failing());
    sentences.add(resolvers());
    sentences.add(elsewhere());
    sentences.add(
        speech.in(
            "本报告只陈述测量结果，不对原因作任何结论。请核查上述对象在所列时间的运行情况，并告知受理编号与核查结果。",
            "This report states measurements and draws no conclusion about their cause. Please"
                + " check how the above worked at the times given, and tell us your number for this"
                + " report and what you find."));
    return sentences.stream().filter(it -> !it.isEmpty()).toList();
  }

  private String subject() {
    var findings = report.findings();
    return speech
        .in(
            "自监测点 %s 共测量 %d 次，其中 %d 次结果不为正常。",
            "From the vantages %s, %d measurements were made; %d of them did not end ok.")
        .formatted(
            joined(findings.vantages(it -> it == Standing.SUBJECT)),
            findings.count(Standing.SUBJECT),
            findings.failed(Standing.SUBJECT));
  }

  private String failing() {
    var findings = report.findings();
    if (findings.first().isEmpty() || findings.last().isEmpty()) {
      return "";
    }
    return speech
        .in(
            "不为正常的测量：首次 %s，末次 %s，涉及 %d 个域名或主机：%s。",
            "Those that did not: the first at %s, the last at %s, of %d names or hosts: %s.")
        .formatted(
            speech.time(findings.first().get()),
            speech.time(findings.last().get()),
            findings.names().size(),
            joined(findings.names()));
  }

  private String resolvers() {
    var resolvers = report.subject().listed();
    return resolvers.isEmpty()
        ? ""
        : speech.in("涉及的解析服务器：", "Resolvers concerned: ") + joined(resolvers) + speech.in("。", ".");
  }

  private String elsewhere() {
    var findings = report.findings();
    var parts = new ArrayList<String>();
    for (var standing : List.of(Standing.OTHER, Standing.AUTHORITY, Standing.CONTROL)) {
      var all = findings.count(standing);
      parts.add(
          speech
              .in("%s %d 次（正常 %d 次）", "%s: %d (%d ok)")
              .formatted(speech.standing(standing), all, all - findings.failed(standing)));
    }
    return speech
        .in("同一时段的对照测量：%s。", "Measured elsewhere at the same time: %s.")
        .formatted(String.join(speech.in("，", ", "), parts));
  }

  private String joined(List<String> all) {
    var some = String.join(speech.in("、", ", "), all.stream().limit(NAMES).toList());
    return all.size() > NAMES ? some + " …" : some.isEmpty() ? "–" : some;
  }
}

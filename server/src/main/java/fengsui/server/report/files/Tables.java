package fengsui.server.report.files;

import fengsui.model.StageFacts.LateAnswer;
import fengsui.model.StageFacts.Resolved;
import fengsui.server.report.facts.FaultReport;
import fengsui.server.report.facts.Measurement;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/// The tables of a report. Times are UTC; headings are in both languages.
final class Tables {

  private Tables() {}

  /// Equal measurements, counted.
  static byte[] summary(FaultReport report) {
    var csv =
        new Csv()
            .row(
                "standing 类别",
                "carrier 运营商",
                "province 省份",
                "agent 监测点",
                "asked 询问对象",
                "name 域名或主机",
                "stage 阶段",
                "outcome 结果",
                "rcode 响应码",
                "answers 应答地址",
                "count 次数",
                "first 首次",
                "last 末次");
    for (var line : report.findings().lines()) {
      var key = line.key();
      csv.row(
          key.standing().code(),
          key.carrier(),
          key.province(),
          key.agent(),
          key.whom(),
          key.name(),
          key.stage(),
          key.outcome(),
          key.rcode(),
          key.answers(),
          line.count(),
          line.first(),
          line.last());
    }
    return csv.bytes();
  }

  /// What was measured in each minute, here and elsewhere.
  static byte[] minutes(FaultReport report) {
    var csv =
        new Csv()
            .row(
                "minute 分钟",
                "subject measurements 本报告对象测量次数",
                "subject ok 其中正常",
                "comparison measurements 对照测量次数",
                "comparison ok 其中正常");
    for (var minute : report.findings().minutes()) {
      csv.row(minute.at(), minute.asked(), minute.ok(), minute.otherAsked(), minute.otherOk());
    }
    return csv.bytes();
  }

  /// Single measurements, word for word.
  static byte[] measurements(FaultReport report) {
    var csv =
        new Csv()
            .row(
                "at 时间",
                "standing 类别",
                "agent 监测点",
                "carrier 运营商",
                "province 省份",
                "access 接入",
                "asked 询问对象",
                "name 域名或主机",
                "stage 阶段",
                "outcome 结果",
                "rcode 响应码",
                "answers 应答地址",
                "aliases 别名",
                "ttl 秒",
                "ms 毫秒",
                "later answers 后续应答",
                "count 次数");
    report.findings().measurements().forEach(each -> csv.row(row(each)));
    return csv.bytes();
  }

  private static List<String> row(Measurement each) {
    var seen = each.seen();
    var dns = each.dns();
    return List.of(
        seen.at().toString(),
        each.standing().code(),
        seen.agent(),
        seen.vantage().carrier().code(),
        seen.vantage().province(),
        seen.vantage().access().code(),
        each.whom(),
        seen.target().host(),
        seen.stage().code(),
        seen.outcome().code(),
        Objects.requireNonNullElse(each.rcode(), ""),
        String.join(" ", each.answers()),
        dns.map(it -> String.join(" ", it.aliases())).orElse(""),
        dns.map(Resolved::ttl).map(Object::toString).orElse(""),
        String.format(Locale.ROOT, "%.1f", seen.ms()),
        dns.map(it -> it.late().stream().map(Tables::late).collect(Collectors.joining("; ")))
            .orElse(""),
        Integer.toString(seen.count()));
  }

  private static String late(LateAnswer late) {
    return String.format(
        Locale.ROOT, "%.1f ms %s %s", late.ms(), late.rcode(), String.join(" ", late.answers()));
  }
}

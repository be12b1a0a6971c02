package fengsui.server.report.files;

import fengsui.server.config.Reporting.CarrierDesk;
import fengsui.server.report.facts.FaultReport;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whom a report is for and from, and by what both know it.
final class Head {

  private static final float SIZE = 9.5f;
  private static final float[] WIDTHS = {120, Paper.WIDTH - 120};

  private final Paper paper;
  private final FaultReport report;
  private final Speech speech;

  Head(Paper paper, FaultReport report, Speech speech) {
    this.paper = paper;
    this.report = report;
    this.speech = speech;
  }

  void write() throws IOException {
    row("报障单编号", "Report", report.id());
    row("我方事件编号", "Our incident", report.incident());
    row("起草时间", "Drafted", speech.time(report.drafted()));
    row("运营商与省份", "Carrier and province", place());
    desk(report.desk());
    var reporter = report.reporter();
    row("报障单位", "From", reporter.organisation());
    row("我方联系人", "Our contact", reporter.contact());
    row("测量时段", "Time of measurements", window());
  }

  private String place() {
    var province = report.subject().province();
    return report.subject().carrier() + (province == null ? "" : ", " + province);
  }

  private void desk(@Nullable CarrierDesk desk) throws IOException {
    if (desk == null) {
      row("运营商联系方式", "Carrier's contact", "");
      return;
    }
    row("致", "To", desk.name());
    row("电话", "Phone", desk.phone());
    row("邮箱", "Mail", desk.email());
    row("报障入口", "Portal", desk.portal());
    row("合同编号", "Contract", desk.contract());
    row("电路编号", "Circuits", String.join(speech.in("、", ", "), desk.circuits()));
  }

  private String window() {
    var end = report.window().ongoing() ? speech.in("（起草时仍在持续）", " (going on when drafted)") : "";
    return speech.time(report.window().from()) + " – " + speech.time(report.window().to()) + end;
  }

  private void row(String chinese, String english, String value) throws IOException {
    var text = value.isBlank() ? speech.in("（未填写）", "(not configured)") : value;
    paper.cells(List.of(speech.in(chinese, english), text), WIDTHS, SIZE);
  }
}

package fengsui.server.report.files;

import fengsui.server.report.facts.Standing;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// The words of a report in one language. They state what was measured; a test holds that none of
/// them accuses.
enum Speech {
  ZH,
  EN;

  private static final DateTimeFormatter BEIJING =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  String in(String chinese, String english) {
    return switch (this) {
      case ZH -> chinese;
      case EN -> english;
    };
  }

  /// The part of a file's name.
  String code() {
    return in("zh", "en");
  }

  String time(Instant at) {
    return in(BEIJING.format(at) + "（北京时间）", UTC.format(at) + " UTC");
  }

  /// Without the zone, for tables whose heading names it.
  String brief(Instant at) {
    return in(BEIJING.format(at), UTC.format(at));
  }

  String zone() {
    return in("北京时间", "UTC");
  }

  String standing(Standing standing) {
    return switch (standing) {
      case SUBJECT -> in("本报告对象", "subject");
      case OTHER -> in("其他解析服务器或线路", "other resolver or line");
      case AUTHORITY -> in("权威服务器", "authoritative server");
      case CONTROL -> in("对照", "control");
    };
  }

  String outcome(String code) {
    return switch (code) {
      case "ok" -> in("正常", "ok");
      case "dns_bogon_error" ->
          in("应答为特殊用途地址", "answer holds a special-use address") + " (dns_bogon_error)";
      case "dns_nxdomain_error" ->
          in("应答域名不存在", "answer says no such name") + " (dns_nxdomain_error)";
      case "dns_servfail_error" -> in("应答 SERVFAIL", "answer SERVFAIL") + " (dns_servfail_error)";
      case "dns_no_answer" -> in("应答不含地址", "answer without addresses") + " (dns_no_answer)";
      case "generic_timeout_error" ->
          in("限时内无应答", "no answer in time") + " (generic_timeout_error)";
      case "connection_reset" -> in("连接收到 RST", "connection ended by RST") + " (connection_reset)";
      case "connection_refused" -> in("连接未建立", "connection refused") + " (connection_refused)";
      default -> code; // open set of texts
    };
  }
}

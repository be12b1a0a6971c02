package fengsui.server.notify.channel;

import fengsui.model.FaultDomain;
import fengsui.model.Verdict.Direction;

/// The words that differ between Chinese and English.
enum Language {
  ZH,
  EN;

  /// Returns Chinese for anything but `en`.
  static Language of(String code) {
    return code.equals("en") ? EN : ZH;
  }

  String in(String chinese, String english) {
    return switch (this) {
      case ZH -> chinese;
      case EN -> english;
    };
  }

  String kind(News.Kind kind) {
    return switch (kind) {
      case OPENED -> in("故障开始", "Outage");
      case CHANGED -> in("判断变更", "Verdict changed");
      case REOPENED -> in("故障再现", "Outage again");
      case RESOLVED -> in("故障恢复", "Over");
      case FIRING -> in("故障", "Outage");
      case REMINDER -> in("报障提醒", "Fault report waits");
      case TEST -> in("测试消息", "Test message");
    };
  }

  /// Where the fault lies, as measured; never who is to blame.
  String domain(FaultDomain domain) {
    return switch (domain) {
      case OURS -> in("我方服务", "our own service");
      case CARRIER -> in("运营商网络", "a carrier's network");
      case BORDER -> in("跨境链路", "the way across the border");
      case PROVIDER -> in("第三方服务", "a provider's service");
      case CHANGE -> in("最近的变更", "a recent change");
      case MONITOR -> in("我方监测点", "our own vantage point");
      case NONE -> in("未见异常", "nothing");
      case UNKNOWN -> in("尚未定位（证据不足）", "not located yet (not enough evidence)");
    };
  }

  /// What a fault report waits for, by where it stands.
  String errand(String state) {
    return switch (state) {
      case "drafted" -> in("已起草，尚未提交运营商", "drafted, not handed to the carrier yet");
      case "filed" -> in("已提交，运营商尚未确认", "filed, not acknowledged by the carrier yet");
      case "acknowledged" -> in("运营商已确认，尚未恢复", "acknowledged, not resolved yet");
      case "escalated" -> in("已升级，尚未恢复", "escalated, not resolved yet");
      default -> state; // open set of texts
    };
  }

  String direction(Direction direction) {
    return switch (direction) {
      case OUTBOUND -> in("境内访问境外", "from domestic to overseas");
      case INBOUND -> in("境外访问境内", "from overseas to domestic");
      case BOTH -> in("双向", "both ways");
    };
  }

  String colon() {
    return in("：", ": ");
  }

  String more() {
    return in("……另有 %d 行，见事件页面", "… %d more lines are on the incident's page");
  }

  String repeated() {
    return in("（可能重复：上次发送结果不明）", "(May be a repeat: it is not known whether the first arrived.)");
  }

  String insteadOf(String channel) {
    return in(
        "（通道 " + channel + " 发送失败，由本通道代发）",
        "(Channel " + channel + " is failing; this one stands in for it.)");
  }
}

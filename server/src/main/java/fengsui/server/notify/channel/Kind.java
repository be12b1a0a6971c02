package fengsui.server.notify.channel;

import fengsui.server.config.Configuration.Channel;
import java.time.Instant;

/// A kind of channel: how to say something there, and what its answers mean.
sealed interface Kind permits Alertmanager, AlertmanagerWebhook, DingTalk, Feishu, WeCom, Webhook {

  Call call(Channel channel, Notice notice);

  Outcome read(Reply reply, Instant now);

  Pace pace();

  /// Returns the kind of that name in the configuration.
  ///
  /// @throws IllegalArgumentException if there is none
  static Kind of(String name) {
    return switch (name) {
      case "webhook" -> new Webhook();
      case "alertmanager" -> new Alertmanager();
      case "alertmanager-webhook" -> new AlertmanagerWebhook();
      case "dingtalk" -> new DingTalk();
      case "feishu" -> new Feishu();
      case "wecom" -> new WeCom();
      default -> // open set of texts
          throw new IllegalArgumentException(
              "kind must be webhook, alertmanager, alertmanager-webhook, dingtalk, feishu or wecom,"
                  + " but is "
                  + name);
    };
  }
}

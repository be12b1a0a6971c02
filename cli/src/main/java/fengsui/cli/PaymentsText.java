package fengsui.cli;

import fengsui.model.Alarm;
import fengsui.payments.SafetyNet;
import fengsui.wire.Escapes;
import fengsui.wire.Json;
import java.util.stream.Collectors;
import tools.jackson.databind.node.JsonNodeFactory;

/// What the payment safety net has to say.
final class PaymentsText {

  private PaymentsText() {}

  static String cold(SafetyNet net) {
    return "what is usual is not known yet (%d payments taught, %d needed): until then only what no campaign allows is told; give --history"
        .formatted(net.counts().taught(), SafetyNet.FIRST_LESSON);
  }

  static String of(Alarm alarm) {
    var text = new StringBuilder();
    text.append(
        "%s  %s: %s%n"
            .formatted(alarm.raisedAt(), alarm.kind().code(), Escapes.visible(alarm.why())));
    text.append("  where    ").append(Escapes.visible(scope(alarm))).append(System.lineSeparator());
    text.append(
        "  since    %s (told after %s s, %d payments)%n"
            .formatted(
                alarm.since(),
                alarm.detectedAfter().time().toMillis() / 1000.0,
                alarm.detectedAfter().payments()));
    for (var suspect : alarm.suspects()) {
      text.append(
          "  suspect  %s: %s%n".formatted(Escapes.visible(suspect.change()), suspect.why()));
    }
    text.append("  exposure ").append(exposure(alarm)).append("  ").append(alarm.id());
    return text.toString();
  }

  private static String scope(Alarm alarm) {
    var scope =
        alarm.scope().entrySet().stream()
            .map(each -> each.getKey() + " " + String.join(", ", each.getValue()))
            .collect(Collectors.joining("; "));
    return scope.isEmpty() ? "everywhere" : scope;
  }

  private static String exposure(Alarm alarm) {
    var exposure = alarm.exposure();
    return "%d payments, %d people, %s %s"
        .formatted(
            exposure.payments(),
            exposure.people(),
            exposure.amount().toPlainString(),
            exposure.currency());
  }

  static String of(HaltHook.Outcome outcome) {
    return Escapes.visible(
        outcome.halted()
            ? "  halted   " + outcome.campaign()
            : "  NOT HALTED " + outcome.campaign() + ": " + outcome.words());
  }

  static String json(HaltHook.Outcome outcome) {
    var node = JsonNodeFactory.instance.objectNode();
    node.putObject("halt")
        .put("campaign", outcome.campaign())
        .put("halted", outcome.halted())
        .put("why", outcome.words());
    return Escapes.visible(node.toString());
  }

  static String of(SafetyNet net, long refused) {
    var counts = net.counts();
    var text = new StringBuilder();
    for (var alarm : net.alarms()) {
      text.append(
          "%s %s: %s%s%n"
              .formatted(
                  alarm.id(),
                  alarm.kind().code(),
                  exposure(alarm),
                  alarm.until() == null ? ", not over" : ", over at " + alarm.until()));
    }
    return text
        + "%d payments watched, %d alarms; %d set aside, %d twice, %d late, %d from the future"
            .formatted(
                counts.payments(),
                net.alarms().size(),
                refused,
                counts.duplicates(),
                counts.late(),
                counts.ahead());
  }

  static String json(SafetyNet net, long refused) {
    var counts = net.counts();
    return "{\"summary\":true,\"payments\":%d,\"taught\":%d,\"quarantined\":%d,\"duplicates\":%d,\"late\":%d,\"future\":%d,\"ready\":%s,\"alarms\":[%s]}"
        .formatted(
            counts.payments(),
            counts.taught(),
            refused,
            counts.duplicates(),
            counts.late(),
            counts.ahead(),
            net.ready(),
            net.alarms().stream().map(Json::write).collect(Collectors.joining(",")));
  }
}

package fengsui.cli;

import fengsui.history.Exposure;
import fengsui.history.Exposure.Part;
import fengsui.wire.Escapes;
import java.util.stream.Collectors;

/// An exposure for a person.
final class PaymentsExposureText {

  private PaymentsExposureText() {}

  static String of(Exposure exposure, long setAside) {
    var text = new StringBuilder("whole: ").append(part(exposure.whole()));
    for (var field : Exposure.SPLITS) {
      for (var part : exposure.split(field)) {
        var value = part.value() == null ? "(none)" : Escapes.visible(part.value());
        text.append("\n  %-9s %-20s %s".formatted(field.word(), value, part(part)));
      }
    }
    if (setAside > 0) {
      text.append("\n%d lines set aside".formatted(setAside));
    }
    return text.toString();
  }

  private static String part(Part part) {
    var money =
        part.amounts().entrySet().stream()
            .map(entry -> entry.getValue().toPlainString() + " " + entry.getKey())
            .collect(Collectors.joining(", "));
    return "%d payments, %d people, %s off"
        .formatted(part.payments(), part.people(), money.isEmpty() ? "nothing" : money);
  }
}

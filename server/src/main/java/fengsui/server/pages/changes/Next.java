package fengsui.server.pages.changes;

import fengsui.guard.flow.HouseRules;
import fengsui.guard.flow.Passage;
import fengsui.guard.flow.Shipping;
import fengsui.server.pages.Frame;
import java.util.List;

/// What is to happen with a change, and by whom or when.
final class Next {

  private Next() {}

  /// What is to happen, and by whom or when.
  static String of(Passage passage, Frame frame) {
    var times = frame.times();
    var shipping = new Shipping(HouseRules.USUAL);
    return switch (passage.phase()) {
      case PROPOSED -> frame.say("changes.next-ask");
      case BLOCKED -> frame.say("changes.next-mend");
      case WAITING -> frame.say("changes.next-approve", roles(passage.open(), frame));
      case APPROVED -> {
        var opens = shipping.opens(passage);
        yield frame.now().isBefore(opens)
            ? frame.say("changes.next-lock", times.at(opens, frame.now()))
            : frame.say("changes.next-start");
      }
      case ROLLING -> {
        var at = shipping.next(passage);
        yield frame.now().isBefore(at)
            ? frame.say("changes.next-wait", times.at(at, frame.now()))
            : frame.say("changes.next-advance");
      }
      case HALTED -> frame.say("changes.next-back");
      case LIVE, ROLLED_BACK, REJECTED, EXPIRED -> "–";
    };
  }

  private static String roles(List<String> roles, Frame frame) {
    return String.join(
        frame.say("list.comma"),
        roles.stream().map(role -> frame.say("changes.place-" + role)).toList());
  }
}

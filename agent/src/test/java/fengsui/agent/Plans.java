package fengsui.agent;

import fengsui.model.Owner;
import fengsui.model.Plan;
import fengsui.model.Scheme;
import fengsui.model.Side;
import fengsui.model.Target;
import fengsui.model.Vantage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/// Plans for tests: targets on loopback, looked at often.
final class Plans {

  private Plans() {}

  static Plan of(long revision, Target... targets) {
    return every(Duration.ofMillis(200), revision, targets);
  }

  static Plan every(Duration interval, long revision, Target... targets) {
    return new Plan(
        "bj-1",
        revision,
        Vantage.HERE,
        List.of(),
        Arrays.stream(targets).map(target -> new Plan.Check(target, interval)).toList(),
        List.of(),
        List.of(),
        Duration.ofSeconds(2),
        Duration.ofMillis(200),
        "");
  }

  static Target target(String id, int port) {
    return new Target(id, Scheme.TCP, "127.0.0.1", port, "/", Side.DOMESTIC, Owner.OURS);
  }

  static Target control(String id, int port) {
    return new Target(id, Scheme.TCP, "127.0.0.1", port, "/", Side.DOMESTIC, Owner.CONTROL);
  }
}

package fengsui.client.jdk;

import fengsui.client.Plan;
import java.util.stream.Collectors;

/// The few lines that we say to whoever runs the process.
final class Notes {

  private Notes() {}

  static void info(String text) {
    say(System.Logger.Level.INFO, text);
  }

  static void warning(String text) {
    say(System.Logger.Level.WARNING, text);
  }

  /// A logger that breaks must not take the look-ups with it.
  private static void say(System.Logger.Level level, String text) {
    try {
      System.getLogger("fengsui.client").log(level, "fengsui: " + text);
    } catch (Throwable noLogger) {
      System.err.println("fengsui: " + text);
    }
  }

  static String ways(Plan plan) {
    return plan.lanes().stream()
        .filter(lane -> !lane.way().id().startsWith("resolv.conf#"))
        .map(lane -> lane.tier().code() + " " + lane.way().id())
        .collect(Collectors.joining(", "));
  }
}

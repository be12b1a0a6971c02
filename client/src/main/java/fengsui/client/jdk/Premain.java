package fengsui.client.jdk;

/// For `-javaagent:JAR`: the JVM puts the jar on its own class path before anything else runs, so
/// that every look-up is seen, also in a fat jar.
public final class Premain {

  private Premain() {}

  /// Called by the JVM before `main`.
  public static void premain(String arguments) {
    start();
  }

  /// Called by the JVM where a manifest names us as `Launcher-Agent-Class`.
  public static void agentmain(String arguments) {
    start();
  }

  /// Makes the first look-up, so that nobody else's decides; nothing here may end the process.
  private static void start() {
    try {
      var status = Fengsui.status();
      if (!status.ours()) {
        Notes.warning("look-ups of this process are NOT judged: " + status.why());
      }
    } catch (Throwable fault) {
      Notes.warning("look-ups of this process are NOT judged: " + fault);
    }
  }
}

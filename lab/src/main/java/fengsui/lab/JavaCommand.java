package fengsui.lab;

import java.nio.file.Path;
import java.util.List;

/// How to start another main class of this program: same JVM, same class path.
public final class JavaCommand {

  private JavaCommand() {}

  /// Returns the command for `main`, for a short-lived, small process.
  public static List<String> of(String main) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xmx256m",
        "-Xshare:auto",
        // Two first processes of two process namespaces share a file name; and standard output is
        // for messages, so what the JVM has to say goes to the log.
        "-XX:-UsePerfData",
        "-Xlog:disable",
        "-Xlog:all=warning:stderr",
        "-XX:+DisplayVMOutputToStderr",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        System.getProperty("java.class.path"),
        main);
  }
}

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
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        System.getProperty("java.class.path"),
        main);
  }
}

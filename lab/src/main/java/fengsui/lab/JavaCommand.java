package fengsui.lab;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How to start another main class of this program: same JVM, same class path.
public final class JavaCommand {

  private JavaCommand() {}

  /// Returns the command for `main`, for a short-lived, small process.
  public static List<String> of(String main) {
    return of(main, List.of("-Xmx256m"));
  }

  /// The same with further options for the JVM, such as its heap's size.
  public static List<String> of(String main, List<String> options) {
    var command = new ArrayList<>(common());
    command.addAll(options);
    command.addAll(cache());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
    return List.copyOf(command);
  }

  /// The command for a program of its own: another class path, no cache.
  public static List<String> on(List<Path> classPath, String main, List<String> options) {
    var command = new ArrayList<>(common());
    command.addAll(options);
    var parts = classPath.stream().map(Path::toString).toList();
    command.addAll(List.of("-cp", String.join(File.pathSeparator, parts), main));
    return List.copyOf(command);
  }

  /// The cache of loaded classes that this JVM runs with, and the shape of the objects in it: it
  /// fits the same class path, which children have.
  private static List<String> cache() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(a -> a.startsWith("-XX:AOTCache=") || a.endsWith("UseCompactObjectHeaders"))
        .toList();
  }

  private static List<String> common() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        // Two first processes of two process namespaces share a file name; and standard output is
        // for messages, so what the JVM has to say goes to the log.
        "-XX:-UsePerfData",
        "-Xlog:disable",
        "-Xlog:all=warning,aot*=off,cds*=off:stderr",
        "-XX:+DisplayVMOutputToStderr",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow");
  }
}

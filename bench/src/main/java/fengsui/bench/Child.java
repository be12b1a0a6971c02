package fengsui.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A process of the bench's own, ended when closed.
final class Child implements AutoCloseable {

  /// `USER_HZ`: the unit of CPU times under /proc is 1/100 s on every Linux.
  private static final double TICKS_PER_SECOND = 100;

  private final Process process;

  private Child(Process process) {
    this.process = process;
  }

  static Child start(List<String> command) throws IOException {
    var builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    return new Child(builder.start());
  }

  /// Starts a main class of this JVM's class path.
  static Child java(Class<?> main, String... arguments) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command =
        new java.util.ArrayList<>(
            List.of(
                java,
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path")));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    return start(command);
  }

  /// The first line that it printed.
  String firstLine() throws IOException {
    var line = process.inputReader().readLine();
    if (line == null) {
      throw new IOException("a child of the bench ended before it said that it is ready");
    }
    return line;
  }

  boolean alive() {
    return process.isAlive();
  }

  /// User and system time so far, in seconds, to a hundredth.
  double cpuSeconds() throws IOException {
    var stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
    var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}

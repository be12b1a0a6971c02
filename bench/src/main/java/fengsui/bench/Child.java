package fengsui.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
    return java("256m", main, List.of(arguments));
  }

  /// The same with a heap of that size.
  static Child java(String heap, Class<?> main, List<String> arguments) throws IOException {
    return java(heap, System.getProperty("java.class.path"), main, arguments);
  }

  /// The same with the jars of a folder behind the class path.
  static Child java(Class<?> main, Path jars, List<String> arguments) throws IOException {
    var path = System.getProperty("java.class.path") + File.pathSeparator + jars.resolve("*");
    return java("256m", path, main, arguments);
  }

  private static Child java(String heap, String path, Class<?> main, List<String> arguments)
      throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command =
        new java.util.ArrayList<>(
            List.of(
                java,
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:MetaspaceSize=128m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                path));
    command.add(main.getName());
    command.addAll(arguments);
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

  /// Writes a line to it, and returns the number that it answers with.
  double ask(String question) throws IOException {
    var out = process.outputWriter();
    out.write(question + "\n");
    out.flush();
    return Double.parseDouble(firstLine());
  }

  /// Lets it end by itself, as it does when its input ends.
  void end() throws IOException, InterruptedException {
    process.outputWriter().close();
    process.waitFor();
  }

  boolean alive() {
    return process.isAlive();
  }

  /// User and system time so far, in seconds, to a hundredth.
  double cpuSeconds() throws IOException {
    return cpuSeconds(process.pid(), 11, 12);
  }

  /// The same of every process whose program lies below `folder`, and of its ended children.
  static double cpuSecondsBelow(Path folder) throws IOException {
    var real = folder.toRealPath();
    var sum = 0.0;
    for (var process : ProcessHandle.allProcesses().toList()) {
      var program = process.info().command();
      if (program.isPresent() && Path.of(program.get()).startsWith(real)) {
        sum += cpuSeconds(process.pid(), 11, 12, 13, 14);
      }
    }
    return sum;
  }

  private static double cpuSeconds(long pid, int... which) throws IOException {
    var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
    var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return Arrays.stream(which).mapToLong(i -> Long.parseLong(fields[i])).sum() / TICKS_PER_SECOND;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}

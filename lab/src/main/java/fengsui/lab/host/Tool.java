package fengsui.lab.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Short runs of the system's own programs.
final class Tool {

  private static final long LONGEST_SECONDS = 20;

  private Tool() {}

  /// Runs a program and returns what it printed.
  ///
  /// @throws IOException with the command, its words and a remedy, if it is absent or fails
  static String run(String... command) throws IOException, InterruptedException {
    return feed(List.of(), new ProcessBuilder(command));
  }

  static String feed(List<String> lines, String... command)
      throws IOException, InterruptedException {
    return feed(lines, new ProcessBuilder(command));
  }

  static String feed(List<String> lines, ProcessBuilder builder)
      throws IOException, InterruptedException {
    var words = String.join(" ", builder.command());
    Process process;
    try {
      process = builder.redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new IOException(
          words + ": cannot be started; install " + builder.command().getFirst(), e);
    }
    try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
      in.write(String.join("\n", lines));
    }
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException(words + ": " + output.strip() + "; see whether the kernel allows it");
    }
    return output;
  }
}

package fengsui.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;

/// A network namespace that lives as long as this object: a child process holds it, so nothing is
/// left behind whatever becomes of the test.
final class TestNamespace implements AutoCloseable {

  private final Process holder;

  private TestNamespace(Process holder) {
    this.holder = holder;
  }

  static TestNamespace make() throws IOException {
    var script =
        "ip link set lo up && sysctl -qw net.ipv6.conf.all.accept_dad=0"
            + " net.ipv6.conf.default.accept_dad=0 && echo ready && exec cat";
    var holder = new ProcessBuilder("unshare", "-n", "sh", "-c", script).start();
    var said = holder.inputReader().readLine();
    if (!"ready".equals(said)) {
      throw new IOException("no namespace: " + holder.errorReader().readLine());
    }
    return new TestNamespace(holder);
  }

  /// Skips the test where namespaces cannot be made, except in CI.
  static void require() throws Exception {
    boolean can = run("unshare", "-n", "true") == 0;
    assertThat(can || System.getenv("CI") == null)
        .as("CI must be able to make network namespaces")
        .isTrue();
    assumeTrue(can, "skipped: network namespaces cannot be made here (root or unshare -Urn)");
  }

  Path path() {
    return NetworkNamespace.ofProcess(pid());
  }

  long pid() {
    return holder.pid();
  }

  /// Runs shell commands inside and fails with their words if they fail.
  void sh(String script) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder("nsenter", "-t", "" + pid(), "-n", "sh", "-ec", script)
            .redirectErrorStream(true)
            .start();
    var words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s%n%s", script, words).isZero();
  }

  <T> T call(Callable<T> work) throws InterruptedException, ExecutionException {
    return NetworkNamespace.call(path(), work);
  }

  @Override
  public void close() {
    holder.destroyForcibly();
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}

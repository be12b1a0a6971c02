package fengsui.server.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// PostgreSQL's program files, unpacked from our class path.
record Program(Path folder) {

  private static final String VERSION = "18.6";
  private static final long PATIENCE_SECONDS = 120;

  /// Unpacks them under `data`, unless that was done before.
  static Program unpack(Path data) throws IOException {
    var folder = data.resolve("postgres-program").resolve(VERSION);
    if (!Files.exists(folder)) {
      var fresh = folder.resolveSibling(VERSION + ".new");
      Files.createDirectories(fresh);
      try (var archive = archive()) {
        unpack(archive, fresh);
      }
      Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    }
    return new Program(folder);
  }

  private static InputStream archive() {
    var machine = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
    return Objects.requireNonNull(
        Program.class.getResourceAsStream("/postgres-linux-" + machine + ".txz"));
  }

  private static void unpack(InputStream archive, Path folder) throws IOException {
    try (var tar = new TarArchiveInputStream(new XZInputStream(archive))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(tar, entry, folder.resolve(entry.getName()).normalize());
      }
    }
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path to)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(to);
      return;
    }
    Files.createDirectories(Objects.requireNonNull(to.getParent()));
    Files.deleteIfExists(to);
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(to, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, to);
    if ((entry.getMode() & 0100) != 0 && !to.toFile().setExecutable(true)) {
      throw new IOException("cannot make " + to + " executable");
    }
  }

  /// Prepares to run one of them: in a session of its own, so that Ctrl-C is ours alone, and not as
  /// root, which PostgreSQL refuses.
  ProcessBuilder command(String name, List<String> arguments) {
    var command = new ArrayList<String>(List.of("setsid"));
    if (root()) {
      command.addAll(List.of("unshare", "--user"));
    }
    command.add(folder.resolve("bin").resolve(name).toString());
    command.addAll(arguments);
    return new ProcessBuilder(command).redirectErrorStream(true);
  }

  static boolean root() {
    return "root".equals(System.getProperty("user.name"));
  }

  /// Runs one to its end.
  ///
  /// @throws IOException with the last it said, if it fails
  void run(String name, List<String> arguments, Path log) throws IOException {
    var process =
        command(name, arguments)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    try {
      if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0) {
        return;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    throw new IOException(name + ": " + lastLine(log));
  }

  static String lastLine(Path log) throws IOException {
    try (var lines = Files.lines(log)) {
      return lines
          .filter(
              line -> line.contains("FATAL") || line.contains("error") || line.contains("PANIC"))
          .reduce("says nothing", (_, later) -> later);
    }
  }
}

package fengsui.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Where laboratories keep their files, and where the next start finds what a killed one left: one
/// directory for each, which names its owner and its supervisor.
final class StateDirectory {

  private static final String PROCESSES = "processes";

  private StateDirectory() {}

  /// The directory of all laboratories of this user.
  static Path root() {
    return Path.of(
        System.getProperty("java.io.tmpdir"), "fengsui-lab-" + System.getProperty("user.name"));
  }

  /// Makes a new directory below `root`, for this process.
  static Path make(Path root) throws IOException {
    Files.createDirectories(root);
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
    return Files.createTempDirectory(root, "lab-");
  }

  /// Notes whose the directory is: this process, and `supervisor`.
  static void claim(Path directory, ProcessHandle supervisor) throws IOException {
    var lines = List.of(written(ProcessHandle.current()), written(supervisor));
    Files.write(directory.resolve(PROCESSES), lines);
  }

  private static String written(ProcessHandle process) {
    long start = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    return process.pid() + " " + start;
  }

  /// Ends what is left of laboratories whose owner is gone, and deletes their files. Laboratories
  /// whose owner lives are not touched.
  static void sweep(Path root) throws IOException, InterruptedException {
    if (!Files.isDirectory(root)) {
      return;
    }
    try (var directories = Files.newDirectoryStream(root, "lab-*")) {
      for (var directory : directories) {
        if (findOwner(directory).isEmpty()) {
          findSupervisor(directory).ifPresent(StateDirectory::end);
          delete(directory);
        }
      }
    }
  }

  private static Optional<ProcessHandle> findOwner(Path directory) throws IOException {
    var file = directory.resolve(PROCESSES);
    boolean beingMade =
        !Files.exists(file)
            && Files.getLastModifiedTime(directory)
                .toInstant()
                .isAfter(Instant.now().minusSeconds(60));
    return beingMade ? Optional.of(ProcessHandle.current()) : findProcess(directory, 0);
  }

  private static Optional<ProcessHandle> findSupervisor(Path directory) throws IOException {
    return findProcess(directory, 1);
  }

  /// Returns the process noted, if it still is that one: numbers are used again, start times not.
  private static Optional<ProcessHandle> findProcess(Path directory, int line) throws IOException {
    var file = directory.resolve(PROCESSES);
    var lines = Files.exists(file) ? Files.readAllLines(file) : List.<String>of();
    if (lines.size() <= line || !lines.get(line).matches("\\d{1,18} \\d{1,18}")) {
      return Optional.empty();
    }
    var noted = lines.get(line);
    long pid = Long.parseLong(noted.substring(0, noted.indexOf(' ')));
    return ProcessHandle.of(pid).filter(process -> written(process).equals(noted));
  }

  private static void end(ProcessHandle process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /// Deletes a directory with all that is in it.
  static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (var files = Files.walk(directory)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}

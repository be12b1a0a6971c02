package fengsui.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Finds out how namespaces can be made here: as root, or without privileges if the kernel allows
/// it. Root comes first, because tcpdump and other programs that drop their rights cannot do so in
/// a user namespace with a single user.
final class Confinement {

  private static final List<String> ALWAYS =
      List.of("--net", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc");
  private static final List<List<String>> WAYS =
      List.of(List.of(), List.of("--user", "--map-root-user"));

  // Making a TUN device needs the namespaces, the module and the right to open its file.
  private static final String TRIAL = "ip tuntap add dev trial mode tun";

  private Confinement() {}

  /// Returns the command that starts a program as the first of new namespaces.
  ///
  /// @throws LaboratoryException with what every way said, if there is none
  static List<String> command() throws LaboratoryException, InterruptedException {
    var words = new ArrayList<String>();
    for (var way : WAYS) {
      var command = new ArrayList<>(List.of("unshare"));
      command.addAll(way);
      command.addAll(ALWAYS);
      var problem = findProblem(command);
      if (problem.isEmpty()) {
        return List.copyOf(command);
      }
      words.add(String.join(" ", way.isEmpty() ? List.of("as root") : way) + ": " + problem.get());
    }
    throw new LaboratoryException(
        "no network namespaces with a TUN device can be made here (%s)"
            .formatted(String.join("; ", words)),
        "run as root, or allow user namespaces and /dev/net/tun");
  }

  private static Optional<String> findProblem(List<String> command) throws InterruptedException {
    var trial = new ArrayList<>(command);
    trial.addAll(List.of("sh", "-c", TRIAL));
    try {
      var process = new ProcessBuilder(trial).redirectErrorStream(true).start();
      process.getOutputStream().close();
      var said =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      boolean well = process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
      return well ? Optional.empty() : Optional.of(said.isEmpty() ? "failed" : said);
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}

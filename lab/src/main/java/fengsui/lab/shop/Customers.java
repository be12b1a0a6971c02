package fengsui.lab.shop;

import fengsui.lab.JavaCommand;
import fengsui.lab.Laboratory;
import fengsui.lab.LaboratoryException;
import fengsui.lab.Running;
import fengsui.lab.Topology;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Programs that stand where a carrier's customers stand and ask the shop for its page: one with
/// the client library's jar, one with the agent's stub as its resolver, one with neither.
public final class Customers implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(60);

  /// The resolvers of a network namespace's programs are in a file that all hosts share.
  private static final String OWN_RESOLVER =
      """
      file=$(readlink -m /etc/resolv.conf)
      case $file in /run/*) mkdir -p "${file%/*}"; [ -e "$file" ] || : >"$file" ;; esac
      mount --bind "$1" "$file" && shift && exec "$@"
      """;

  private final Laboratory laboratory;
  private final String host;
  private final Shelter shelter;
  private final List<Running> running = new ArrayList<>();
  private final Visits library = new Visits("with the library");
  private final Visits stub = new Visits("with the stub");
  private final Visits plain = new Visits("with neither");

  private Customers(Laboratory laboratory, String host, Shelter shelter) {
    this.laboratory = laboratory;
    this.host = host;
    this.shelter = shelter;
  }

  /// Starts them at the carrier's customer `host`; returns when each has been served.
  public static Customers start(Laboratory laboratory, String host, Shelter shelter)
      throws LaboratoryException, InterruptedException {
    var customers = new Customers(laboratory, host, shelter);
    var theirs = Topology.address(Topology.resolver(host));
    customers.open(customers.library, theirs, List.of(ClientJar.find()), Shelter.settings());
    customers.open(customers.stub, Shelter.STUB, List.of(), List.of());
    customers.open(customers.plain, theirs, List.of(), List.of());
    for (var visits : List.of(customers.library, customers.stub, customers.plain)) {
      if (!visits.awaitServed(START)) {
        throw laboratory.failure("customer %s is not served: %s".formatted(visits, visits.last()));
      }
    }
    return customers;
  }

  private void open(Visits visits, String resolver, List<Path> jars, List<String> settings)
      throws LaboratoryException {
    var file = laboratory.directory().resolve("resolv-%d.conf".formatted(running.size()));
    try {
      Files.writeString(file, "nameserver %s\n".formatted(resolver));
    } catch (IOException e) {
      throw laboratory.failure(e.toString());
    }
    var command = new ArrayList<>(List.of("unshare", "--mount", "sh", "-c", OWN_RESOLVER));
    command.addAll(List.of("customer", file.toString()));
    var options = new ArrayList<>(List.of("-Xmx48m"));
    options.addAll(shelter.trusting());
    options.addAll(settings);
    command.addAll(JavaCommand.on(classPath(jars), Customer.class.getName(), options));
    command.add(Topology.NAMES.get(Topology.HOME));
    running.add(laboratory.start(host, command, visits::take, visits::warned));
  }

  /// The customer's own classes, and these jars.
  private static List<Path> classPath(List<Path> jars) {
    var all = new ArrayList<Path>();
    try {
      all.add(Path.of(Customer.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    all.addAll(jars);
    return all;
  }

  /// How it went for each, in words.
  public List<String> words() {
    return List.of(library.words(), stub.words(), plain.words());
  }

  /// Says what is wrong: whoever is protected must have been served always, and whoever is not must
  /// not have been while the resolver lied.
  ///
  /// @param lied from when
  /// @param until when it lied
  public List<String> problems(Instant lied, Instant until) {
    var problems = new ArrayList<String>();
    problems.addAll(library.unharmed());
    problems.addAll(stub.unharmed());
    problems.addAll(plain.harmed(lied, until));
    return problems;
  }

  @Override
  public void close() {
    for (var each : running) {
      try {
        each.stop();
      } catch (LaboratoryException _) {
        // The laboratory is gone, and they with it.
      }
    }
  }
}

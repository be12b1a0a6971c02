package fengsui.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;

/// The laboratory's inner half, under a shell that is the first process of its namespaces and
/// buries the dead. It makes the hosts, routes between them, and obeys the messages on its standard
/// input; when that ends, it ends, and with it every process and namespace inside.
public final class Supervisor {

  private Supervisor() {}

  /// Takes the directory for its files and the name of the namespace it was started from.
  public static void main(String[] args) {
    var wire = new Wire(System.out);
    if (args.length != 2) {
      System.err.println("laboratory: started by hand; use fengsui drill");
      System.exit(2);
    }
    try {
      var enclosure = Enclosure.prove(args[1]);
      try (var inside = new Inside(enclosure, Path.of(args[0]))) {
        wire.send("0", "done");
        obey(inside, wire);
      }
    } catch (LaboratoryException | IOException | GeneralSecurityException e) {
      wire.send("0", "failed", String.valueOf(e.getMessage()));
      System.exit(1);
    } catch (InterruptedException _) {
      System.exit(1);
    }
    System.exit(0);
  }

  private static void obey(Inside inside, Wire wire) throws IOException {
    var runs = new Runs(wire);
    var in =
        new java.io.BufferedReader(
            new java.io.InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (var words = Wire.receive(in); !words.isEmpty(); words = Wire.receive(in)) {
      var message = words;
      Thread.ofVirtual().start(() -> handle(inside, runs, wire, message));
    }
  }

  private static void handle(Inside inside, Runs runs, Wire wire, List<String> words) {
    var number = words.getFirst();
    var arguments = words.subList(2, words.size());
    try {
      switch (words.get(1)) {
        case "run" ->
            runs.run(number, arguments.getFirst(), arguments.subList(1, arguments.size()));
        case "stop" -> runs.stop(arguments.getFirst());
        case "kill" -> runs.kill(arguments.getFirst());
        default -> { // open set of texts
          inside.set(words.get(1), arguments);
          wire.send(number, "done");
        }
      }
    } catch (Exception e) {
      // Whatever went wrong belongs to whoever asked; the laboratory goes on.
      wire.send(number, "failed", e.getMessage() == null ? e.toString() : e.getMessage());
    }
  }
}

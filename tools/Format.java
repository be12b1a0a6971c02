import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/// Holds every Java file of the tree to google-java-format: `Format.java ROOT check|fix`.
///
/// Run by the build (see the root pom); exits 1 and names the files when `check` finds any.
final class Format {

  private static final List<String> CHECK = List.of("--dry-run", "--set-exit-if-changed");
  private static final List<String> FIX = List.of("--replace");

  public static void main(String[] args) throws IOException {
    var mode = args[1].equals("fix") ? FIX : CHECK;
    var arguments =
        Stream.concat(mode.stream(), javaFiles(Path.of(args[0]))).toArray(String[]::new);
    var formatter = ToolProvider.findFirst("google-java-format").orElseThrow();
    var code = formatter.run(System.out, System.err, arguments);
    if (code != 0) {
      System.err.println(
          "These files are not formatted; mend them with: mvn -N validate -Dformat.mode=fix");
    }
    System.exit(code);
  }

  private static Stream<String> javaFiles(Path root) throws IOException {
    try (var tree = Files.walk(root)) {
      return tree
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !root.relativize(file).toString().contains("target/"))
          .map(Path::toString)
          .sorted()
          .toList()
          .stream();
    }
  }
}

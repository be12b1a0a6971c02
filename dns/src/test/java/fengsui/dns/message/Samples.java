package fengsui.dns.message;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Files of a message each: lines of hexadecimal, `=`, and what is expected of it, line by line.
record Samples(String file, byte[] bytes, List<String> expected) {

  static Stream<Samples> in(String folder) throws IOException, URISyntaxException {
    var place = Objects.requireNonNull(Samples.class.getResource("/" + folder));
    try (var files = Files.list(Path.of(place.toURI()))) {
      return files.sorted().map(Samples::read).toList().stream();
    }
  }

  private static Samples read(Path file) {
    try {
      var lines = Files.readAllLines(file);
      var middle = lines.indexOf("=");
      var hex = String.join("", lines.subList(0, middle)).replaceAll("#[^#]*#|\\s", "");
      return new Samples(
          file.getFileName().toString(),
          HexFormat.of().parseHex(hex),
          lines.subList(middle + 1, lines.size()));
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  @Override
  public String toString() {
    return file;
  }
}

package fengsui.client.jdk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// How short names are made whole, as resolv.conf(5) says.
///
/// @param domains in which a name is looked for
/// @param dots a name with fewer is looked for in them first
record Search(List<String> domains, int dots) {

  static final Search NONE = new Search(List.of(), 1);

  Search {
    domains = List.copyOf(domains);
  }

  /// Returns what `file` says; nothing if it cannot be read.
  static Search read(Path file) {
    try {
      return parse(Files.readAllLines(file, StandardCharsets.ISO_8859_1));
    } catch (IOException unreadable) {
      return NONE;
    }
  }

  /// The last `search` or `domain` counts, as in the C library.
  static Search parse(List<String> lines) {
    var search = NONE;
    for (var line : lines) {
      var words = List.of(line.strip().split("\\s+", -1));
      var rest = words.subList(1, words.size());
      search =
          switch (words.getFirst()) {
            case "search", "domain" -> new Search(domains(rest), search.dots);
            case "options" -> new Search(search.domains, dots(rest, search.dots));
            default -> search;
          };
    }
    return search;
  }

  private static List<String> domains(List<String> words) {
    return words.stream()
        .map(fengsui.client.Hosts::normal)
        .filter(domain -> !domain.isEmpty() && !domain.equals("."))
        .toList();
  }

  private static int dots(List<String> words, int before) {
    return words.stream()
        .filter(word -> word.matches("ndots:[0-9]{1,2}"))
        .map(word -> Integer.parseInt(word.substring("ndots:".length())))
        .reduce(before, (one, later) -> later);
  }

  /// Whether `host` is looked for in the domains before it is taken for whole.
  boolean first(String host) {
    return !domains.isEmpty()
        && !host.endsWith(".")
        && host.chars().filter(each -> each == '.').count() < dots;
  }

  /// Returns the whole names that `host` may be short for.
  List<String> candidates(String host) {
    return host.endsWith(".")
        ? List.of()
        : domains.stream().map(domain -> host + "." + domain).toList();
  }

  @Override
  public String toString() {
    return Arrays.toString(domains.toArray());
  }
}

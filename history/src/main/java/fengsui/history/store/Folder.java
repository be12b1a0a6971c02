package fengsui.history.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The files of a store: `000007.seg` while payments are added to it, then `000007.parquet` and, to
/// find payments that come again, `000007.ids`. Numbers go up. A Parquet file holds everything of
/// the segments up to its number that no Parquet file before it holds.
record Folder(Path path) {

  private static final String MARKER = "fengsui-payments";
  private static final Pattern NUMBERED = Pattern.compile("([0-9]{6})\\.(seg|parquet|ids)");

  static boolean is(Path path) {
    return Files.isRegularFile(path.resolve(MARKER));
  }

  /// What is in it.
  record Content(SortedMap<Integer, Path> segments, SortedMap<Integer, Path> sealed) {

    private int lastSealed() {
      return sealed.isEmpty() ? 0 : sealed.lastKey();
    }

    /// Segments that no Parquet file holds.
    SortedMap<Integer, Path> open() {
      return segments.tailMap(lastSealed() + 1);
    }

    /// Segments that are left over.
    List<Path> done() {
      return List.copyOf(segments.headMap(lastSealed() + 1).values());
    }

    int next() {
      return Math.max(lastSealed(), segments.isEmpty() ? 0 : segments.lastKey()) + 1;
    }
  }

  Content content() throws IOException {
    var segments = new TreeMap<Integer, Path>();
    var sealed = new TreeMap<Integer, Path>();
    try (var files = Files.list(path)) {
      for (var file : files.toList()) {
        var name = NUMBERED.matcher(String.valueOf(file.getFileName()));
        if (name.matches() && !name.group(2).equals("ids")) {
          var kind = name.group(2).equals("seg") ? segments : sealed;
          kind.put(Integer.parseInt(name.group(1)), file);
        }
      }
    }
    return new Content(segments, sealed);
  }

  /// Makes it, if need be, and clears away what a crash left over.
  void prepare() throws IOException {
    Files.createDirectories(path);
    if (!is(path)) {
      Files.writeString(path.resolve(MARKER), "1\n");
      Disk.forceFolder(path.resolve(MARKER));
    }
    try (var files = Files.list(path)) {
      for (var file : files.filter(file -> file.toString().endsWith(".tmp")).toList()) {
        Files.delete(file);
      }
    }
    for (var file : content().done()) {
      Files.delete(file);
    }
  }

  Path segment(int number) {
    return path.resolve("%06d.seg".formatted(number));
  }

  Path sealed(int number) {
    return path.resolve("%06d.parquet".formatted(number));
  }

  static Path ids(Path sealed) {
    return sealed.resolveSibling(sealed.getFileName().toString().replace(".parquet", ".ids"));
  }

  static Path unfinished(Path file) {
    return file.resolveSibling(file.getFileName() + ".tmp");
  }

  Path lock() {
    return path.resolve("lock");
  }

  Path spill() {
    return path.resolve("spill");
  }
}

package fengsui.lab.garrison;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// What a program said, kept in a file.
final class Log implements Consumer<String> {

  private static final int LAST = 12;

  private final Path file;

  Log(Path file) {
    this.file = file;
  }

  @Override
  public synchronized void accept(String line) {
    try {
      Files.writeString(
          file,
          line + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path file() {
    return file;
  }

  synchronized boolean contains(String words) {
    try {
      return Files.exists(file) && Files.readString(file).contains(words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Its last lines, for who wants to know why.
  synchronized String tail() {
    try {
      var lines = Files.exists(file) ? Files.readAllLines(file) : List.<String>of();
      return lines.stream()
          .skip(Math.max(0, lines.size() - LAST))
          .collect(Collectors.joining("\n"));
    } catch (IOException e) {
      return e.toString();
    }
  }
}

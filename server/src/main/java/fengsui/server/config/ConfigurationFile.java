package fengsui.server.config;

import fengsui.server.yaml.BadDocument;
import fengsui.server.yaml.Problem;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The operator's file.
public final class ConfigurationFile {

  private ConfigurationFile() {}

  /// Reads `file`, with the command line put over it.
  ///
  /// @throws BadDocument naming everything that is wrong with the file
  public static Configuration read(Path file, Overrides overrides) {
    return read(file, overrides, System::getenv);
  }

  static Configuration read(
      Path file, Overrides overrides, UnaryOperator<@Nullable String> environment) {
    var folder = file.toAbsolutePath().getParent();
    var secrets = new Secrets(folder == null ? Path.of("/") : folder, environment);
    return new FileReading(file, overrides, secrets).read(text(file));
  }

  /// What holds without a file.
  public static Configuration none(Overrides overrides) {
    return new FileReading(Path.of("nothing"), overrides, new Secrets(Path.of("/"), _ -> null))
        .nothing();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      var why =
          switch (e) {
            case NoSuchFileException _ -> "does not exist";
            case AccessDeniedException _ -> "may not be read by this user";
            case CharacterCodingException _ -> "is not text in UTF-8";
            default -> "cannot be read: " + e.getMessage(); // open hierarchy
          };
      var problem = new Problem(0, "", why, "give a file that can be read");
      throw new BadDocument(file.toString(), List.of(problem));
    }
  }
}

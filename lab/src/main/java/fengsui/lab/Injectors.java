package fengsui.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The injectors that come with the laboratory: JSON files beside this class.
public final class Injectors {

  private Injectors() {}

  /// Returns the text of an injector's file.
  ///
  /// @throws IllegalArgumentException if there is none of that name
  public static String text(String name) {
    try (var in = Injectors.class.getResourceAsStream("injectors/" + name + ".json")) {
      if (in == null) {
        throw new IllegalArgumentException("no injector is called " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> texts(List<String> names) {
    return names.stream().map(Injectors::text).toList();
  }
}

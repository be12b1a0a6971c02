package fengsui.server.pages;

import fengsui.server.catalogue.Answer;
import fengsui.server.catalogue.Catalogue;
import fengsui.server.catalogue.Edit;
import fengsui.server.catalogue.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An entry of the catalogue as a person writes it down.
public interface EntryForm {

  Kind kind();

  /// The name of the entry; may be empty, and then will not do.
  String key();

  /// The names of the fields; the first holds the key.
  List<String> fields();

  /// That of the entry which the form was filled from; null for a new one.
  @Nullable Long revision();

  /// Puts it into the catalogue.
  ///
  /// @throws fengsui.server.yaml.BadDocument that names all that is wrong
  Answer putIn(Catalogue catalogue, Edit edit);

  /// What was said, without the spaces around it.
  static String said(@Nullable String value) {
    return value == null ? "" : value.strip();
  }

  /// One name a line, empty lines left out.
  static List<String> lines(@Nullable String value) {
    return said(value).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }
}

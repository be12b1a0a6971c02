package fengsui.model;

import java.util.Arrays;
import java.util.stream.Collectors;

/// A word with one fixed spelling in files, on the command line and in the API.
public interface Coded {

  /// The spelling outside the program.
  String code();

  /// Returns the constant of `type` that is spelt `code`.
  ///
  /// @throws IllegalArgumentException naming the words allowed, if there is none
  static <E extends Enum<E> & Coded> E of(Class<E> type, String code) {
    for (var constant : type.getEnumConstants()) {
      if (constant.code().equals(code)) {
        return constant;
      }
    }
    var allowed =
        Arrays.stream(type.getEnumConstants()).map(Coded::code).collect(Collectors.joining(", "));
    throw new IllegalArgumentException("must be one of " + allowed + ", but is " + code);
  }
}

package fengsui.server.access;

import fengsui.model.Coded;
import org.jspecify.annotations.Nullable;

/// Fields of what comes as JSON.
final class Fields {

  private Fields() {}

  static String required(String field, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      throw new IllegalArgumentException(field + ": is missing; give one");
    }
    return value;
  }

  static Role role(@Nullable String code) {
    try {
      return Coded.of(Role.class, required("role", code));
    } catch (IllegalArgumentException e) {
      var problem = e.getMessage();
      throw new IllegalArgumentException(
          problem != null && problem.startsWith("role") ? problem : "role: " + problem, e);
    }
  }
}

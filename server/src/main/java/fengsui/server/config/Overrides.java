package fengsui.server.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What the command line says; null where it says nothing and the file, or the default, holds.
public record Overrides(@Nullable Integer port, @Nullable String address, @Nullable Path data) {

  public static final Overrides NONE = new Overrides(null, null, null);
}

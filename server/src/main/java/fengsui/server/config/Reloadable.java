package fengsui.server.config;

/// A part of the post that goes by the configuration file and takes it up again when it changes.
@FunctionalInterface
public interface Reloadable {

  /// Checks what concerns this part. What is returned puts it in force, and is run only if no part
  /// found anything wrong.
  ///
  /// @throws fengsui.server.yaml.BadDocument naming everything that is wrong
  Runnable prepare(Configuration fresh);
}

package fengsui.server.config;

import fengsui.server.config.Configuration.Source;
import fengsui.server.yaml.BadDocument;
import fengsui.server.yaml.Problem;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Takes up the configuration file again: targets, vantages, plans, channels and the modules of
/// `/probe`; the rest holds until the next start. While the file is wrong, what was in force before
/// stays so.
@Component
public final class Reloading implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Reloading.class);

  private final @Nullable Source source;
  private final List<Reloadable> parts;
  private final InstantSource clock;
  private final @Nullable FileWatch watch;
  private final @Nullable Hangup hangup;
  private volatile List<Path> files;
  private volatile State state;

  Reloading(Configuration configuration, List<Reloadable> parts, InstantSource clock) {
    this.source = configuration.source();
    this.parts = List.copyOf(parts);
    this.clock = clock;
    state = new State(source == null ? null : source.file(), clock.instant(), List.of());
    files = files(configuration);
    watch = source == null ? null : new FileWatch(() -> files, this::reload);
    hangup = source == null ? null : Hangup.listen(this::reload);
  }

  /// What became of the newest attempt to read the file.
  ///
  /// @param file null without one
  /// @param inForceSince when the file was read that is in force
  /// @param problems what is wrong with the file as it is now; none if it is in force
  public record State(@Nullable Path file, Instant inForceSince, List<Problem> problems) {
    public State {
      problems = List.copyOf(problems);
    }
  }

  public State state() {
    return state;
  }

  /// Reads the file now. Without one nothing happens.
  public synchronized State reload() {
    if (source == null) {
      return state;
    }
    try {
      var fresh = ConfigurationFile.read(source.file(), source.overrides());
      parts.stream().map(part -> part.prepare(fresh)).toList().forEach(Runnable::run);
      files = files(fresh);
      state = new State(source.file(), clock.instant(), List.of());
      LOG.info("configuration: {} is in force", source.file());
    } catch (BadDocument e) {
      state = new State(source.file(), state.inForceSince(), e.problems());
      LOG.warn("configuration: the old one stays in force, because of:\n{}", e.getMessage());
    }
    return state;
  }

  private static List<Path> files(Configuration configuration) {
    var source = configuration.source();
    var modules = configuration.probing().modules();
    if (source == null) {
      return List.of();
    }
    return modules == null ? List.of(source.file()) : List.of(source.file(), modules);
  }

  @Override
  public void close() {
    if (watch != null) {
      watch.close();
    }
    if (hangup != null) {
      hangup.close();
    }
  }
}

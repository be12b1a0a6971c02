package fengsui.isolate;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A [Window] as somebody looks at it who follows incidents.
final class WindowSight implements Sight {

  private final Window window;
  private final Instant now;

  WindowSight(Window window, Instant now) {
    this.window = window;
    this.now = now;
  }

  @Override
  public Optional<Look> find(Path path) {
    var trace = window.byAgent.getOrDefault(path.agent(), Map.of()).get(path);
    return Optional.ofNullable(trace).map(found -> found.look(now));
  }

  @Override
  public Collection<Look> from(String agent) {
    return looks(window.byAgent.getOrDefault(agent, Map.of()).values());
  }

  @Override
  public Collection<Look> at(String target) {
    return looks(window.byTarget.getOrDefault(target, Map.of()).values());
  }

  private List<Look> looks(Collection<Trace> traces) {
    return traces.stream().map(trace -> trace.look(now)).toList();
  }

  @Override
  public Optional<Instant> heard(String agent) {
    return Optional.ofNullable(window.heard.get(agent));
  }

  @Override
  public Collection<String> agents() {
    return List.copyOf(window.byAgent.keySet());
  }
}

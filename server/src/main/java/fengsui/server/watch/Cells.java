package fengsui.server.watch;

import fengsui.isolate.Path;
import fengsui.model.ControlPair;
import fengsui.model.Observation;
import fengsui.model.Owner;
import fengsui.model.Stage;
import fengsui.model.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The newest probe of each path. Any thread may write and read.
final class Cells {

  /// How long a control's answer is worth showing after the probe it belonged to.
  private static final Duration CONTROLS_STAND = Duration.ofMinutes(10);

  private final Map<Path, Newest> byPath = new ConcurrentHashMap<>();

  void arrived(List<Observation> observations) {
    for (var seen : observations) {
      var pair = seen.evidence().control();
      var path = new Path(seen.agent(), pair == null ? seen.target().id() : pair.of());
      byPath.compute(path, (_, now) -> (now == null ? new Newest() : now).with(seen));
    }
  }

  Stream<Cell> outside() {
    return cells().filter(cell -> !self(cell));
  }

  Stream<Cell> health() {
    return cells().filter(Cells::self);
  }

  Optional<Cell> find(Path path) {
    return Optional.ofNullable(byPath.get(path)).map(Newest::cell);
  }

  private Stream<Cell> cells() {
    return byPath.values().stream().map(Newest::cell).flatMap(Stream::ofNullable);
  }

  private static boolean self(Cell cell) {
    return cell.target().owner() instanceof Owner.Self;
  }

  private record ControlStep(ControlPair pair, Target target, Stage stage) {}

  /// Changed only while the map holds its entry, and read under its own lock.
  private static final class Newest {

    private Instant at = Instant.MIN;
    private final Map<Stage, Observation> steps = new EnumMap<>(Stage.class);
    private @Nullable Map<ControlStep, Observation> controls;

    synchronized Newest with(Observation seen) {
      var pair = seen.evidence().control();
      if (pair == null) {
        step(seen);
      } else {
        var known = controls == null ? new LinkedHashMap<ControlStep, Observation>() : controls;
        controls = known;
        var step = new ControlStep(pair, seen.target(), seen.stage());
        known.merge(step, seen, (old, next) -> next.at().isBefore(old.at()) ? old : next);
      }
      return this;
    }

    private void step(Observation seen) {
      if (seen.at().isBefore(at)) {
        return;
      }
      if (seen.at().isAfter(at)) {
        at = seen.at();
        steps.clear();
        forgetOldControls();
      }
      steps.put(seen.stage(), seen);
    }

    private void forgetOldControls() {
      if (controls != null) {
        controls.values().removeIf(old -> old.at().plus(CONTROLS_STAND).isBefore(at));
        controls = controls.isEmpty() ? null : controls;
      }
    }

    synchronized @Nullable Cell cell() {
      if (steps.isEmpty()) {
        return null;
      }
      var last = steps.values().stream().reduce((_, next) -> next).orElseThrow();
      var beside = controls == null ? List.<Observation>of() : List.copyOf(controls.values());
      return new Cell(
          last.agent(), last.vantage(), last.target(), at, List.copyOf(steps.values()), beside);
    }
  }
}

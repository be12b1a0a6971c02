package fengsui.cli;

import fengsui.cli.PointLines.Point;
import fengsui.series.points.Judged;
import fengsui.series.points.PointWatch;
import fengsui.series.points.Sensitivity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Points of one series as they are read: the first few tell how far apart points are, and none of
/// them can alarm anyway.
final class PointStream {

  private static final int ENOUGH = 10;
  private static final int LONGEST = 7 * 86_400;

  private final String name;
  private final Sensitivity sensitivity;
  private final List<Point> first = new ArrayList<>();
  private @Nullable PointWatch watch;
  private long newest = Long.MIN_VALUE;
  private long late;

  PointStream(String name, Sensitivity sensitivity) {
    this.name = name;
    this.sensitivity = sensitivity;
  }

  /// How many points were left out because they were not later than the one before.
  long late() {
    return late;
  }

  void take(Point point, Consumer<Judged> sink) {
    if (watch != null) {
      judge(watch, point, sink);
      return;
    }
    first.add(point);
    if (first.size() == ENOUGH) {
      begin(sink);
    }
  }

  /// Judges what still waits for others, at the end of a file.
  void end(Consumer<Judged> sink) {
    if (watch == null && !first.isEmpty()) {
      begin(sink);
    }
  }

  private void begin(Consumer<Judged> sink) {
    var begun = new PointWatch(step(), sensitivity);
    watch = begun;
    first.forEach(point -> judge(begun, point, sink));
    first.clear();
  }

  private void judge(PointWatch by, Point point, Consumer<Judged> sink) {
    if (point.at() <= newest) {
      late++;
      return;
    }
    newest = point.at();
    by.observe(point.at(), point.value()).ifPresent(sink);
  }

  private int step() {
    var step = PointWatch.stepOf(first.stream().mapToLong(Point::at).toArray());
    if (step == 0 && first.size() > 1) {
      throw new BadInput(
          name, "the times of its first points do not grow", "sort it by time, oldest first");
    }
    if (step > LONGEST) {
      throw new BadInput(
          name, "its points are over a week apart", "give points at most a week apart");
    }
    return step == 0 ? 60 : (int) step;
  }
}

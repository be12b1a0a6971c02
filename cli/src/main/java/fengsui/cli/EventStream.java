package fengsui.cli;

import fengsui.cli.PointLines.Point;
import fengsui.series.events.Budget;
import fengsui.series.events.EventWatch;
import fengsui.series.events.UsualShare;
import fengsui.series.points.Judged;
import java.util.function.Consumer;

/// Events of one series as they are read, each from 0 (fine) to 1 (a hit). After an alarm it begins
/// anew, so trouble that lasts is told again.
final class EventStream {

  /// At most one false alarm in so many events.
  private static final Budget BUDGET = new Budget(1, 1e9);

  private final String name;
  private final UsualShare usual;
  private final EventWatch watch = new EventWatch(1, BUDGET);

  EventStream(String name, double usual) {
    this.name = name;
    this.usual = UsualShare.atMost(usual, BUDGET);
  }

  void take(Point event, Consumer<Judged> sink) {
    var value = event.value();
    if (Double.isNaN(value)) {
      return;
    }
    if (value < 0 || value > 1) {
      throw new BadInput(
          name, "an event at %d is %s".formatted(event.at(), value), "write 0 to 1 for each event");
    }
    if (watch.observe(0, value, usual)) {
      sink.accept(new Judged(event.at(), value, usual.atMost(), 0, usual.atMost(), 1, true));
    }
  }
}

package fengsui.cli;

import fengsui.cli.PointLines.Point;
import fengsui.series.points.Judged;
import fengsui.series.points.Sensitivity;
import fengsui.wire.Lines;
import fengsui.wire.WireException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `fengsui series watch`: strictly causal alarms over the points of one series.
@Command(
    name = "watch",
    description = "Tells which points of a series are abnormal, each when it arrives.",
    footer = {"", "Exit codes: 0 nothing abnormal, 1 alarms, 2 bad usage or input."})
final class SeriesWatch implements Callable<Integer> {

  private final Console console;

  @Parameters(
      paramLabel = "FILE",
      description =
          "Lines of timestamp,value: epoch seconds, and a number or nothing; or JSON objects with"
              + " at and value. - reads them from standard input as they arrive.")
  private String file = "-";

  @Option(
      names = "--history",
      paramLabel = "FILE",
      description = "Earlier points of the same series, which teach what is usual.")
  private @Nullable Path history;

  @Option(
      names = "--score",
      paramLabel = "SCORE",
      description =
          "From which score on a point is told: 1 by default, about one false alarm a day; 1.75 for"
              + " people who are woken.")
  private double score = Sensitivity.KEEN.score();

  @Option(
      names = "--events",
      paramLabel = "SHARE",
      description =
          "The values are events from 0 (fine) to 1 (a hit), of which this share is usual at most:"
              + " at most one false alarm in 10^9 events.")
  private @Nullable Double events;

  @Option(names = "--json", description = "One alarm a line, as JSON.")
  private boolean json;

  @Mixin HelpOption help = new HelpOption();

  private long alarms;

  SeriesWatch(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (events == null) {
      points();
    } else {
      events(events);
    }
    return alarms == 0 ? 0 : 1;
  }

  private void points() {
    var stream = new PointStream(name(file), sensitivity());
    if (history != null) {
      read(history.toString(), point -> stream.take(point, _ -> {}));
      stream.end(_ -> {});
    }
    read(file, point -> stream.take(point, this::tell));
    stream.end(this::tell);
    if (stream.late() > 0) {
      console
          .err()
          .println(
              "%s: points that were not later than the one before were left out: %d"
                  .formatted(name(file), stream.late()));
    }
  }

  private void events(double share) {
    if (!(share > 0 && share < 1)) {
      throw new BadInput("--events", "is " + share, "write a share over 0 and under 1");
    }
    if (history != null) {
      throw new BadInput("--history", "teaches nothing about events", "leave it out");
    }
    var stream = new EventStream(name(file), share);
    read(file, event -> stream.take(event, this::tell));
  }

  private Sensitivity sensitivity() {
    try {
      return new Sensitivity(score);
    } catch (IllegalArgumentException e) {
      throw new BadInput("--score", "is " + score, "write a number over 0");
    }
  }

  private void read(String from, Consumer<Point> sink) {
    var lines = new PointLines();
    try (var in = open(from)) {
      Lines.each(in, lines::read, point -> point.ifPresent(sink));
    } catch (IOException e) {
      throw BadInput.unreadable(name(from), e);
    } catch (WireException e) {
      throw BadInput.in(name(from), e);
    }
  }

  private InputStream open(String from) throws IOException {
    return from.equals("-") ? console.in() : Files.newInputStream(Path.of(from));
  }

  private static String name(String from) {
    return from.equals("-") ? "standard input" : from;
  }

  private void tell(Judged point) {
    if (!point.alarmed()) {
      return;
    }
    alarms++;
    console.out().println(json ? line(point) : text(point));
  }

  private static String line(Judged point) {
    return "{\"at\":%d,\"value\":%s,\"expected\":%s,\"low\":%s,\"high\":%s,\"score\":%s}"
        .formatted(
            point.at(), point.value(), point.expected(), point.low(), point.high(), point.score());
  }

  private static String text(Judged point) {
    return String.format(
        Locale.ROOT,
        "%s  %.6g where %.6g to %.6g is usual  score %.2f",
        Instant.ofEpochSecond(point.at()),
        point.value(),
        point.low(),
        point.high(),
        point.score());
  }
}

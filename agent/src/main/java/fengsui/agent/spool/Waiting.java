package fengsui.agent.spool;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Observations in memory, before they are on disk. Bounded: the oldest go first.
final class Waiting {

  private final long mostBytes;
  private final Deque<Line> lines = new ArrayDeque<>();
  private long bytes;
  private long taken;
  private Loss lost = Loss.NONE;

  Waiting(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /// Lines in the order of their coming; `upTo` counts all lines that ever came before their end.
  record Head(List<Line> lines, long upTo) {}

  synchronized void add(List<Line> more) {
    for (var line : more) {
      lines.addLast(line);
      bytes += line.json().length;
    }
    while (bytes > mostBytes) {
      var oldest = removeFirst();
      lost = lost.and(1, oldest.at(), oldest.at());
    }
    notifyAll();
  }

  /// Waits for lines, or for `millis`.
  synchronized void await(long millis) throws InterruptedException {
    var until = System.nanoTime() + millis * 1_000_000;
    while (lines.isEmpty() && until - System.nanoTime() > 0) {
      wait(Math.max(1, (until - System.nanoTime()) / 1_000_000));
    }
  }

  /// The oldest lines. They stay until [#done].
  synchronized Head oldest(int most) {
    var head = lines.stream().limit(most).toList();
    return new Head(head, taken + head.size());
  }

  /// Forgets lines that are on disk now, as far as they were not lost meanwhile.
  synchronized void done(Head written) {
    while (taken < written.upTo()) {
      removeFirst();
    }
  }

  synchronized int size() {
    return lines.size();
  }

  /// What was lost since this was last asked.
  synchronized Loss takeLost() {
    var recent = lost;
    lost = Loss.NONE;
    return recent;
  }

  private Line removeFirst() {
    var oldest = lines.removeFirst();
    bytes -= oldest.json().length;
    taken++;
    return oldest;
  }
}

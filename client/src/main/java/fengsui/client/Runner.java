package fengsui.client;

import org.jspecify.annotations.Nullable;

/// One lane in a race. Only the race's own thread touches it.
final class Runner {

  final Lane lane;
  private long startAt;
  private State state = State.WAITING;
  private @Nullable Thread thread;

  private enum State {
    WAITING,
    RUNNING,
    DONE
  }

  Runner(Lane lane, long startAt) {
    this.lane = lane;
    this.startAt = startAt;
  }

  long startAt() {
    return startAt;
  }

  boolean waiting() {
    return state == State.WAITING;
  }

  boolean running() {
    return state == State.RUNNING;
  }

  boolean outstanding() {
    return state != State.DONE;
  }

  void bringForward(long now) {
    startAt = Math.min(startAt, now);
  }

  void started() {
    state = State.RUNNING;
  }

  void on(Thread runs) {
    thread = runs;
  }

  void done() {
    state = State.DONE;
    thread = null;
  }

  void stop() {
    if (thread != null) {
      thread.interrupt();
    }
  }
}

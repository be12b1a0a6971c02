package fengsui.server.notify;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A time that passes only when told to.
public final class Clock implements InstantSource {

  private volatile Instant now;

  public Clock(String now) {
    this.now = Instant.parse(now);
  }

  @Override
  public Instant instant() {
    return now;
  }

  public void pass(Duration time) {
    now = now.plus(time);
  }
}

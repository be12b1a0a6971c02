package fengsui.lab.border;

import java.time.Duration;
import java.util.List;

/// One reflex of a device: which packets, what it sends, what becomes of the genuine packet.
///
/// @param at the label of the hop where the device stands
/// @param residual how long after a match every further packet of the opener to the same address
///   and port is treated alike; zero: not
public record Rule(String at, Match match, List<Emit> emits, Genuine genuine, Duration residual) {

  public Rule {
    emits = List.copyOf(emits);
  }

  /// What becomes of a packet that matched.
  public sealed interface Genuine {

    Genuine FORWARD = new Forward();
    Genuine EAT = new Eat();

    /// It goes on its way.
    record Forward() implements Genuine {}

    /// It is lost.
    record Eat() implements Genuine {}

    /// It waits its turn at so many bytes a second; what would wait over two seconds is lost.
    record Throttle(int bytesPerSecond) implements Genuine {
      public Throttle {
        if (bytesPerSecond < 1) {
          throw new IllegalArgumentException(
              "bytesPerSecond must be at least 1, but is " + bytesPerSecond);
        }
      }
    }
  }
}

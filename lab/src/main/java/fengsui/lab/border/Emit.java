package fengsui.lab.border;

import fengsui.model.Coded;
import fengsui.packets.IcmpErrors;
import fengsui.packets.Octets;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/// What a device sends when a rule matches, `delay` after it saw the trigger.
public sealed interface Emit {

  Duration delay();

  /// A burst of TCP segments forged in the name of the other end.
  ///
  /// @param flags bits as in [fengsui.packets.Transport.Tcp]
  /// @param gap between two copies
  record Segments(
      Toward toward,
      int flags,
      int count,
      Count seq,
      long seqStep,
      Count ack,
      Window window,
      Values ttl,
      Values id,
      boolean df,
      Octets payload,
      Duration delay,
      Duration gap)
      implements Emit {}

  /// An ICMP error from the device's own hop, about the trigger, to its sender.
  record Icmp(IcmpErrors.Kind kind, Duration delay) implements Emit {}

  /// Forged DNS answers, one after another, `gap` apart.
  ///
  /// @param answers the addresses of each answer; those that do not fit the question's type are
  ///   left out
  /// @param timeToLive of the records, in seconds
  record DnsAnswers(
      List<List<InetAddress>> answers,
      int timeToLive,
      boolean authoritative,
      Values ttl,
      Values id,
      boolean df,
      Duration delay,
      Duration gap)
      implements Emit {

    public DnsAnswers {
      answers = answers.stream().map(List::copyOf).toList();
    }
  }

  /// At whom a forged segment is aimed.
  enum Toward implements Coded {
    CLIENT("client"),
    SERVER("server"),
    BOTH("both");

    private final String code;

    Toward(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  /// A sequence or acknowledgement number.
  enum Count implements Coded {
    ZERO("zero"),
    /// What the receiver expects once the trigger has arrived.
    NEXT("next"),
    /// What the receiver expects if the trigger never arrives.
    START("start");

    private final String code;

    Count(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  /// The window of a burst.
  sealed interface Window {

    /// Values of its own.
    record Own(Values values) implements Window {}

    /// The time to live plus a constant, as GFW type II does.
    record TtlPlus(int constant) implements Window {}
  }

  /// A header field over a burst.
  sealed interface Values {

    /// A first value drawn from `from` to `to`, then `step` more for every further packet.
    record Drawn(int from, int to, int step) implements Values {
      public Drawn {
        if (from < 0 || to < from) {
          throw new IllegalArgumentException(
              "values must rise from 0 or more, but go from %d to %d".formatted(from, to));
        }
      }
    }

    /// The trigger's own value.
    record Mirrored() implements Values {}
  }
}

package fengsui.probe.tap;

import fengsui.model.Contradiction;
import fengsui.model.PacketSeen;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// What was overheard of one connection, with sequence numbers as Wireshark shows them: relative to
/// the first packet of each direction, and anew from a SYN.
public final class Flow {

  private static final int LONGEST = 40;
  private static final long MASK = 0xffffffffL;
  private static final long HALF = 0x80000000L;

  private static final long NEAR = 1 << 20;

  private final @Nullable Frame isn;
  private final List<Segment> segments = new ArrayList<>();
  private @Nullable Long inboundBase;
  private @Nullable Long outboundBase;

  /// A frame with its relative numbers.
  private record Segment(Frame frame, long seq, long ack) {}

  public Flow(List<Frame> frames) {
    isn = frames.stream().filter(f -> f.inbound() && f.synAck()).findFirst().orElse(null);
    frames.forEach(this::add);
  }

  private void add(Frame frame) {
    var base = baseOf(frame);
    if (frame.inbound()) {
      inboundBase = base;
    } else {
      outboundBase = base;
    }
    var other = frame.inbound() ? outboundBase : inboundBase;
    var ack = frame.has('A') && other != null ? (frame.ack() - other) & MASK : frame.ack();
    segments.add(new Segment(frame, (frame.seq() - base) & MASK, ack));
  }

  /// A forged segment may come before the SYN+ACK whose number it knows.
  private long baseOf(Frame frame) {
    if (frame.has('S')) {
      return frame.seq();
    }
    if (frame.inbound() && isn != null && ((frame.seq() - isn.seq()) & MASK) < NEAR) {
      return isn.seq();
    }
    var known = frame.inbound() ? inboundBase : outboundBase;
    return known == null ? frame.seq() - 1 : known;
  }

  /// Returns the packets of `[fromNanos, toNanos)`, at most 40; times count from the first of them.
  public List<PacketSeen> between(long fromNanos, long toNanos) {
    var within =
        segments.stream()
            .filter(each -> each.frame().atNanos() - fromNanos >= 0)
            .filter(each -> each.frame().atNanos() - toNanos < 0)
            .limit(LONGEST)
            .toList();
    return within.stream().map(each -> seen(each, within.getFirst().frame().atNanos())).toList();
  }

  /// Returns how many milliseconds lie between our first packet of `[fromNanos, toNanos)` and the
  /// peer's last one that says something, or its first RST if that ended it; empty if either was
  /// not heard.
  public OptionalDouble spanMs(long fromNanos, long toNanos, boolean byReset) {
    Frame first = null;
    Frame last = null;
    for (var frame : frames(fromNanos, toNanos)) {
      if (!frame.inbound()) {
        first = first == null ? frame : first;
      } else if (byReset && frame.reset()) {
        last = frame;
        break;
      } else if (frame.says() && !frame.reset()) {
        last = frame;
      }
    }
    return first == null || last == null || last.atNanos() - first.atNanos() <= 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((last.atNanos() - first.atNanos()) / 1e6);
  }

  /// Returns the proof that somebody else sent a RST of `[fromNanos, toNanos)`, if there is one:
  /// what the peer sent later. Its time counts from our first packet after `fromNanos`.
  public List<Contradiction> contradictions(long fromNanos, long toNanos) {
    var reset =
        frames(fromNanos, toNanos).stream().filter(f -> f.inbound() && f.reset()).findFirst();
    return reset.isEmpty() ? List.of() : contradictions(reset.get(), firstSent(fromNanos));
  }

  private List<Contradiction> contradictions(Frame reset, long sinceNanos) {
    for (var each : segments) {
      var frame = each.frame();
      var ms = (frame.atNanos() - sinceNanos) / 1e6;
      if (!frame.inbound() || frame.reset() || frame.atNanos() - reset.atNanos() < 0) {
        continue;
      }
      if (frame.synAck()) {
        return List.of(new Contradiction.SynAckAfterReset(ms));
      }
      if (sentAfter(reset, each)) {
        return List.of(new Contradiction.DataAfterReset(ms));
      }
    }
    return List.of();
  }

  private List<Frame> frames(long fromNanos, long toNanos) {
    return segments.stream()
        .map(Segment::frame)
        .filter(frame -> frame.atNanos() - fromNanos >= 0 && frame.atNanos() - toNanos < 0)
        .toList();
  }

  private long firstSent(long fromNanos) {
    return segments.stream()
        .map(Segment::frame)
        .filter(frame -> !frame.inbound() && frame.atNanos() - fromNanos >= 0)
        .mapToLong(Frame::atNanos)
        .findFirst()
        .orElse(fromNanos);
  }

  /// Whether a segment holds or acknowledges data and was sent, not only delivered, after the RST.
  private static boolean sentAfter(Frame reset, Segment later) {
    var carries = later.frame().payload() > 0 || later.ack() > 1;
    return carries && ((later.frame().seq() - reset.seq()) & MASK) < HALF;
  }

  private static PacketSeen seen(Segment each, long firstNanos) {
    var frame = each.frame();
    return new PacketSeen(
        (frame.atNanos() - firstNanos) / 1e6,
        frame.inbound(),
        frame.flags(),
        frame.ttl(),
        frame.ipId(),
        frame.df(),
        frame.window(),
        each.seq(),
        each.ack(),
        frame.payload());
  }
}

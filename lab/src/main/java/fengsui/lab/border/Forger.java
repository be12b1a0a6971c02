package fengsui.lab.border;

import fengsui.lab.border.Emit.Toward;
import fengsui.lab.border.Emit.Values;
import fengsui.lab.border.Emit.Window;
import fengsui.packets.IcmpErrors;
import fengsui.packets.IpHeader;
import fengsui.packets.IpPacket;
import fengsui.packets.Octets;
import fengsui.packets.Transport.Tcp;
import fengsui.packets.Transport.Udp;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Builds what a device sends about a packet that it saw.
final class Forger {

  private static final long SEQ_MASK = 0xffffffffL;

  private final RandomGenerator random;

  Forger(RandomGenerator random) {
    this.random = random;
  }

  /// A packet for the sender of the trigger (`back`) or for its receiver; `at` is when it arrives.
  record Forged(IpPacket packet, boolean back, long at) {}

  List<Forged> forge(Emit emit, Sighting seen) {
    return switch (emit) {
      case Emit.Segments segments -> segments(segments, seen);
      case Emit.Icmp icmp -> icmp(icmp, seen);
      case Emit.DnsAnswers answers -> answers(answers, seen);
    };
  }

  private List<Forged> segments(Emit.Segments emit, Sighting seen) {
    var all = new ArrayList<Forged>();
    boolean clientIsBack = seen.flow().fromClient();
    if (seen.flow().packet().body() instanceof Tcp trigger) {
      if (emit.toward() != Toward.SERVER) {
        all.addAll(burst(emit, seen, trigger, clientIsBack));
      }
      if (emit.toward() != Toward.CLIENT) {
        all.addAll(burst(emit, seen, trigger, !clientIsBack));
      }
    }
    return all;
  }

  private List<Forged> burst(Emit.Segments emit, Sighting seen, Tcp trigger, boolean back) {
    var ttl = draw(emit.ttl(), seen.flow().packet().ip().ttl() - seen.index());
    var id = draw(emit.id(), seen.flow().packet().ip().id());
    var window = emit.window() instanceof Window.Own(var values) ? draw(values, 0) : null;
    var burst = new ArrayList<Forged>();
    for (int i = 0; i < emit.count(); i++) {
      int size =
          switch (emit.window()) {
            case Window.TtlPlus(int constant) -> ttl.at(i) + constant;
            case Window.Own _ -> window == null ? 0 : window.at(i);
          };
      var tcp = segment(emit, trigger, back, i, size & 0xffff);
      var ip = header(seen, back, IpHeader.TCP);
      long delay = emit.delay().plus(emit.gap().multipliedBy(i)).toNanos();
      burst.add(sent(seen, back, delay, new IpPacket(dress(ip, ttl, id, emit.df(), i), tcp)));
    }
    return burst;
  }

  private static Tcp segment(Emit.Segments emit, Tcp trigger, boolean back, int copy, int window) {
    long after = trigger.seq() + trigger.span();
    long seq =
        switch (emit.seq()) {
          case ZERO -> 0;
          case NEXT -> back ? trigger.ack() : after;
          case START -> back ? trigger.ack() : trigger.seq();
        };
    long ack =
        switch (emit.ack()) {
          case ZERO -> 0;
          case NEXT -> back ? after : trigger.ack();
          case START -> back ? trigger.seq() : trigger.ack();
        };
    return new Tcp(
        back ? trigger.destinationPort() : trigger.sourcePort(),
        back ? trigger.sourcePort() : trigger.destinationPort(),
        (seq + copy * emit.seqStep()) & SEQ_MASK,
        ack & SEQ_MASK,
        emit.flags(),
        window,
        0,
        Octets.NONE,
        emit.payload());
  }

  private static List<Forged> icmp(Emit.Icmp emit, Sighting seen) {
    var source = seen.flow().packet().ip().source();
    return seen.stop().hop().findAddressLike(source).stream()
        .map(from -> IcmpErrors.about(seen.packet().bytes(), from, emit.kind()))
        .map(error -> sent(seen, true, emit.delay().toNanos(), error))
        .toList();
  }

  private List<Forged> answers(Emit.DnsAnswers emit, Sighting seen) {
    var all = new ArrayList<Forged>();
    if (seen.flow().packet().body() instanceof Udp query) {
      var question = DnsQuestion.find(query.payload()).orElseThrow();
      for (int i = 0; i < emit.answers().size(); i++) {
        all.add(answer(emit, seen, query, question, i));
      }
    }
    return all;
  }

  private Forged answer(
      Emit.DnsAnswers emit, Sighting seen, Udp query, DnsQuestion question, int copy) {
    List<InetAddress> addresses = emit.answers().get(copy);
    var payload = question.answer(addresses, emit.timeToLive(), emit.authoritative());
    var udp = new Udp(/* sourcePort= */ query.destinationPort(), query.sourcePort(), payload);
    var ttl = draw(emit.ttl(), seen.flow().packet().ip().ttl() - seen.index());
    var id = draw(emit.id(), seen.flow().packet().ip().id());
    var ip = dress(header(seen, true, IpHeader.UDP), ttl, id, emit.df(), copy);
    long delay = emit.delay().plus(emit.gap().multipliedBy(copy)).toNanos();
    return sent(seen, true, delay, new IpPacket(ip, udp));
  }

  private static IpHeader header(Sighting seen, boolean back, int protocol) {
    var ip = seen.flow().packet().ip();
    return back
        ? IpHeader.of(ip.destination(), ip.source(), protocol)
        : IpHeader.of(ip.source(), ip.destination(), protocol);
  }

  private static IpHeader dress(IpHeader ip, Burst ttl, Burst id, boolean df, int copy) {
    int lives = Math.clamp(ttl.at(copy), 1, 255);
    return switch (ip) {
      case IpHeader.V4 v4 -> v4.with(lives, id.at(copy) & 0xffff, df);
      case IpHeader.V6 v6 -> v6.withTtl(lives);
    };
  }

  private static Forged sent(Sighting seen, boolean back, long delay, IpPacket packet) {
    return new Forged(packet, back, back ? seen.backAt(delay) : seen.onAt(delay));
  }

  /// One field over one burst.
  private record Burst(int first, int step) {
    int at(int copy) {
      return first + copy * step;
    }
  }

  private Burst draw(Values values, int mirrored) {
    return switch (values) {
      case Values.Drawn(int from, int to, int step) ->
          new Burst(random.nextInt(from, to + 1), step);
      case Values.Mirrored _ -> new Burst(mirrored, 0);
    };
  }
}

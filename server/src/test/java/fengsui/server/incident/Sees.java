package fengsui.server.incident;

import fengsui.model.ControlPair;
import fengsui.model.ControlPair.Factor;
import fengsui.model.Evidence;
import fengsui.model.Failure;
import fengsui.model.Observation;
import fengsui.model.Outcome;
import fengsui.model.Side;
import fengsui.model.Stage;
import fengsui.model.StageFacts.Resolved;
import fengsui.model.StageFacts.Role;
import fengsui.model.Target;
import fengsui.model.Vantage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What one probe of a target sees, controls on other ports included.
enum Sees {
  WORKS(0.1, false),
  /// A RST from the border, long before the far end could have sent one.
  FORGED_RESET(1.7, false),
  /// A RST after the full round trip; the other port refuses as well, or works.
  REFUSED(1.8, false),
  DARK(5.2, false),
  /// Nothing on any port.
  ALL_DARK(5.2, true),
  UNROUTABLE(0.1, true),
  /// A name and its right address, which works.
  TOLD(0.1, false),
  /// 127.0.0.2 for five minutes from the carrier's resolver, while another says the right address.
  MISLED(0.2, false),
  /// The same for one minute.
  MISLED_SHORTLY(0.2, false);

  /// How long after its start a probe is told, in seconds.
  final double takes;

  private final boolean everyPort;

  Sees(double takes, boolean everyPort) {
    this.takes = takes;
    this.everyPort = everyPort;
  }

  List<Observation> probe(Instant at, String agent, Vantage vantage, Target target) {
    var seen = new ArrayList<Observation>();
    var trip = target.side() == vantage.side() ? 5 : 130;
    var frame = new Frame(at, agent, vantage);
    switch (this) {
      case WORKS -> {
        for (var stage : List.of(Stage.CONNECT, Stage.SECURE, Stage.EXCHANGE)) {
          seen.add(frame.of(target, stage, Outcome.OK, trip, Evidence.NONE));
        }
      }
      case FORGED_RESET -> seen.add(frame.fails(target, Failure.CONNECTION_REFUSED, 7));
      case REFUSED -> seen.add(frame.fails(target, Failure.CONNECTION_REFUSED, trip));
      case DARK, ALL_DARK -> seen.add(frame.fails(target, Failure.GENERIC_TIMEOUT_ERROR, 5000));
      case TOLD -> {
        seen.add(frame.name(target, Outcome.OK, "198.18.20.80", 60, null));
        for (var stage : List.of(Stage.CONNECT, Stage.SECURE, Stage.EXCHANGE)) {
          seen.add(frame.of(target, stage, Outcome.OK, trip, Evidence.NONE));
        }
      }
      case MISLED, MISLED_SHORTLY -> {
        var bogon = new Outcome.Failed(Failure.DNS_BOGON_ERROR);
        seen.add(frame.name(target, bogon, "127.0.0.2", this == MISLED ? 300 : 60, null));
        seen.add(frame.name(target, Outcome.OK, "198.18.20.80", 60, "udp://198.18.53.53:53"));
      }
      case UNROUTABLE -> seen.add(frame.fails(target, Failure.NETWORK_UNREACHABLE, 0.1));
    }
    if (this != WORKS && !ofName()) {
      seen.add(frame.port(target, everyPort ? null : trip));
    }
    return seen;
  }

  private boolean ofName() {
    return this == TOLD || this == MISLED || this == MISLED_SHORTLY;
  }

  private record Frame(Instant at, String agent, Vantage vantage) {

    Observation of(Target target, Stage stage, Outcome outcome, double ms, Evidence evidence) {
      var peer = target.host() + ":" + target.port();
      return new Observation(at, agent, vantage, target, stage, outcome, ms, peer, evidence, 1);
    }

    Observation fails(Target target, Failure failure, double ms) {
      return of(target, Stage.CONNECT, new Outcome.Failed(failure), ms, Evidence.NONE);
    }

    /// What the carrier's resolver says, or a control.
    Observation name(Target target, Outcome outcome, String answer, long ttl, String control) {
      var own = "udp://198.18.%d.53:53".formatted(vantage.carrier().code().length());
      var facts =
          new Resolved(
                  control == null ? own : control,
                  List.of(answer),
                  List.of(),
                  "NOERROR",
                  ttl,
                  List.of())
              .by(control == null ? Role.LOCAL : Role.CONTROL, null);
      var evidence = Evidence.of(facts);
      var pair = control == null ? null : new ControlPair(target.id(), Factor.RESOLVER, control);
      return new Observation(
          at,
          agent,
          vantage,
          target,
          Stage.RESOLVE,
          outcome,
          4,
          null,
          pair == null ? evidence : evidence.with(pair),
          1);
    }

    /// The control on another port: it works, or nothing answers.
    Observation port(Target target, Integer trip) {
      var pair = new ControlPair(target.id(), Factor.PORT, "8443");
      Outcome outcome =
          trip == null ? new Outcome.Failed(Failure.GENERIC_TIMEOUT_ERROR) : Outcome.OK;
      var ms = trip == null ? 5000 : trip;
      return of(target.atPort(8443), Stage.CONNECT, outcome, ms, Evidence.NONE.with(pair));
    }
  }

  /// Whether a target on `side` is beyond the border for `vantage`.
  static boolean crosses(Vantage vantage, Side side) {
    return vantage.side() != side;
  }
}

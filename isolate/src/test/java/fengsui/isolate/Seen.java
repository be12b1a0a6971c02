package fengsui.isolate;

import fengsui.model.Contradiction;
import fengsui.model.ControlPair;
import fengsui.model.ControlPair.Factor;
import fengsui.model.Ending;
import fengsui.model.Evidence;
import fengsui.model.Failure;
import fengsui.model.IcmpError;
import fengsui.model.Outcome;
import fengsui.model.PacketSeen;
import fengsui.model.Stage;
import fengsui.model.StageFacts;
import fengsui.model.StageFacts.CertificateFacts;
import fengsui.model.StageFacts.LateAnswer;
import fengsui.model.StageFacts.Resolved;
import fengsui.model.Step;
import fengsui.model.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What a vantage sees of one target, step by step. Each step is written down at once.
final class Seen {

  private final World world;
  private Target target;
  private ControlPair control;
  private String address;
  private String resolver = "udp://192.0.2.53:53";
  private StageFacts.Role role;
  private String operator;
  private final List<PacketSeen> packets = new ArrayList<>();
  private final List<Contradiction> contradictions = new ArrayList<>();

  Seen(World world, Target target) {
    this.world = world;
    this.target = target;
    this.address = World.addressOf(target);
  }

  // --- as a control

  Seen onPort(int port) {
    control = new ControlPair(target.id(), Factor.PORT, "" + port);
    target = target.atPort(port);
    return this;
  }

  Seen atAddress(String other) {
    address = other;
    control = new ControlPair(target.id(), Factor.ADDRESS, other);
    return this;
  }

  Seen withoutName() {
    control = new ControlPair(target.id(), Factor.SNI, "none");
    return this;
  }

  Seen asking(String other) {
    resolver = other;
    control = new ControlPair(target.id(), Factor.RESOLVER, other);
    return this;
  }

  /// Another resolver of the same carrier.
  Seen askingSibling(String other) {
    role = StageFacts.Role.LOCAL;
    return asking(other);
  }

  /// A server of the zone, which `who` runs; null if nobody said.
  Seen askingZone(String server, String who) {
    role = StageFacts.Role.AUTHORITY;
    operator = who;
    return asking(server);
  }

  /// Asked for beside a target that fails; its name at the carrier's resolver, as any.
  Seen beside(Target failing) {
    role = StageFacts.Role.LOCAL;
    control = new ControlPair(failing.id(), Factor.TARGET, target.side().code());
    return this;
  }

  Seen askingByTcp() {
    resolver = resolver.replace("udp:", "tcp:");
    control = new ControlPair(target.id(), Factor.TRANSPORT, resolver);
    return this;
  }

  Seen through(String usual) {
    resolver = usual;
    return this;
  }

  // --- what the packets show

  Seen withReset(double ms, int ttl, int window) {
    packets.add(new PacketSeen(ms, true, "RA", ttl, 7, true, window, 0, 1, 0));
    return this;
  }

  Seen withSynAck(double ms, int ttl) {
    packets.add(new PacketSeen(ms, true, "SA", ttl, 0, true, 65160, 0, 1, 0));
    return this;
  }

  Seen thenTheRealSynAck(double ms) {
    contradictions.add(new Contradiction.SynAckAfterReset(ms));
    return this;
  }

  // --- how a stage ends

  Seen resolvesTo(double ms, String... answers) {
    return resolves(Outcome.OK, ms, List.of(answers), List.of());
  }

  /// One query, two answers: the second after `late` milliseconds.
  Seen resolvesTwice(double ms, String first, double late, String second) {
    var after = new LateAnswer(late, "NOERROR", List.of(second));
    var bogus = first.startsWith("127.");
    return resolves(
        bogus ? new Outcome.Failed(Failure.DNS_BOGON_ERROR) : Outcome.OK,
        ms,
        List.of(first),
        List.of(after));
  }

  Seen resolvesToNowhere(double ms, String answer) {
    return resolves(new Outcome.Failed(Failure.DNS_BOGON_ERROR), ms, List.of(answer), List.of());
  }

  Seen resolvesNot(double ms, Failure failure) {
    return resolves(new Outcome.Failed(failure), ms, List.of(), List.of());
  }

  private Seen resolves(Outcome outcome, double ms, List<String> answers, List<LateAnswer> late) {
    var facts = new Resolved(resolver, answers, List.of(), "NOERROR", 60L, late).by(role, operator);
    if (!answers.isEmpty()) {
      address = answers.getFirst();
    }
    return step(Stage.RESOLVE, outcome, ms, Evidence.of(facts), null);
  }

  Seen connectsIn(double ms) {
    return step(Stage.CONNECT, Outcome.OK, ms, Evidence.NONE, peer());
  }

  Seen securesIn(double ms) {
    return step(Stage.SECURE, Outcome.OK, ms, Evidence.NONE, peer());
  }

  Seen answersIn(double ms) {
    return step(Stage.EXCHANGE, Outcome.OK, ms, Evidence.NONE, peer());
  }

  /// All stages end well, each in a round trip of `ms`.
  Seen works(double ms) {
    return connectsIn(ms).securesIn(ms).answersIn(ms);
  }

  Seen refusedIn(double ms) {
    return fails(Stage.CONNECT, Failure.CONNECTION_REFUSED, ms);
  }

  Seen resetIn(double ms) {
    return fails(Stage.SECURE, Failure.CONNECTION_RESET, ms);
  }

  Seen dark() {
    return fails(Stage.CONNECT, Failure.GENERIC_TIMEOUT_ERROR, 3000);
  }

  Seen mute() {
    return fails(Stage.SECURE, Failure.GENERIC_TIMEOUT_ERROR, 3000);
  }

  Seen slow() {
    var evidence = Evidence.NONE.with(Ending.SLOW, null);
    var failed = new Outcome.Failed(Failure.GENERIC_TIMEOUT_ERROR);
    return step(Stage.SECURE, failed, 5000, evidence, peer());
  }

  Seen rejectedBy(String router) {
    var evidence = Evidence.NONE.with(Ending.REFUSED_BY_ICMP, new IcmpError(3, 13, router));
    var failed = new Outcome.Failed(Failure.HOST_UNREACHABLE);
    return step(Stage.CONNECT, failed, 20, evidence, peer());
  }

  Seen wrongCertificate(Failure failure, String issuer) {
    var at = Instant.parse("2025-01-01T00:00:00Z");
    var leaf = new CertificateFacts("CN=x", issuer, List.of("x"), at, at, "00");
    var facts =
        new StageFacts.Secured(
            "TLSv1.3", null, null, target.host(), null, List.of(leaf), false, true, null);
    return step(Stage.SECURE, new Outcome.Failed(failure), 100, Evidence.of(facts), peer());
  }

  Seen fails(Stage stage, Failure failure, double ms) {
    return step(stage, new Outcome.Failed(failure), ms, Evidence.NONE, peer());
  }

  private String peer() {
    return address.contains(":")
        ? "[" + address + "]:" + target.port()
        : address + ":" + target.port();
  }

  private Seen step(Stage stage, Outcome outcome, double ms, Evidence evidence, String peer) {
    var full = evidence.withPackets(packets, contradictions);
    world.add(
        target, new Step(stage, outcome, ms, peer, control == null ? full : full.with(control)));
    packets.clear();
    contradictions.clear();
    return this;
  }
}

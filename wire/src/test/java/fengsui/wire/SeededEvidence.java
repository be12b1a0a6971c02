package fengsui.wire;

import fengsui.model.Contradiction;
import fengsui.model.ControlPair;
import fengsui.model.Ending;
import fengsui.model.Evidence;
import fengsui.model.Floor;
import fengsui.model.IcmpError;
import fengsui.model.Located;
import fengsui.model.PacketSeen;
import fengsui.model.Stage;
import fengsui.model.StageFacts;
import fengsui.model.StageFacts.CertificateFacts;
import fengsui.model.StageFacts.Connected;
import fengsui.model.StageFacts.Exchanged;
import fengsui.model.StageFacts.LateAnswer;
import fengsui.model.StageFacts.Resolved;
import fengsui.model.StageFacts.Secured;
import org.jspecify.annotations.Nullable;

/// Any evidence of a stage.
final class SeededEvidence {

  private final Chance chance;

  SeededEvidence(Chance chance) {
    this.chance = chance;
  }

  Evidence of(Stage stage, ControlPair pair) {
    return new Evidence(
        chance.maybe(() -> facts(stage)),
        chance.maybe(() -> chance.of(Ending.values())),
        chance.maybe(() ->
            new IcmpError(chance.below(256), chance.below(256), chance.of("::1", "10.0.0.1"))),
        chance.list(this::packet),
        chance.list(this::contradiction),
        chance.yes() ? pair : null,
        chance.texts(),
        chance.maybe(this::located));
  }

  private Located located() {
    return new Located(
        chance.of("SYN", "ClientHello"),
        chance.maybe(() -> chance.below(64)),
        chance.maybe(chance::text),
        chance.list(
            () -> new Located.Hop(chance.below(64), chance.maybe(chance::text), chance.yes())));
  }

  private StageFacts facts(Stage stage) {
    return switch (stage) {
      case RESOLVE -> resolved();
      case CONNECT ->
          new Connected(
              chance.below(65536),
              chance.maybe(() -> chance.below(7)),
              chance.maybe(chance::ms),
              floor());
      case SECURE -> secured();
      case EXCHANGE -> exchanged();
    };
  }

  private Resolved resolved() {
    return new Resolved(
        chance.text(),
        chance.texts(),
        chance.texts(),
        chance.maybe(chance::text),
        chance.maybe(() -> (long) chance.below(Integer.MAX_VALUE) * 2),
        chance.list(() -> new LateAnswer(chance.ms(), chance.text(), chance.texts())),
        chance.maybe(() -> chance.of(StageFacts.Role.values())),
        chance.maybe(chance::text));
  }

  private Secured secured() {
    return new Secured(
        chance.maybe(chance::text),
        chance.maybe(chance::text),
        chance.maybe(chance::text),
        chance.maybe(chance::text),
        chance.maybe(chance::text),
        chance.list(this::certificate),
        chance.maybe(chance::yes),
        chance.maybe(chance::yes),
        floor());
  }

  private CertificateFacts certificate() {
    return new CertificateFacts(
        chance.text(),
        chance.text(),
        chance.texts(),
        chance.time(),
        chance.time(),
        "%064x".formatted(chance.below(1 << 30)));
  }

  private Exchanged exchanged() {
    return new Exchanged(
        chance.of("HTTP/1.1", "HTTP/2"),
        chance.maybe(() -> chance.below(600)),
        chance.maybe(chance::text),
        chance.maybe(chance::text),
        (long) chance.below(1 << 30) * 4,
        chance.maybe(chance::ms),
        floor());
  }

  private @Nullable Floor floor() {
    return chance.maybe(() -> new Floor(Math.max(0.001, chance.ms()), chance.text()));
  }

  private PacketSeen packet() {
    return new PacketSeen(
        chance.ms(),
        chance.yes(),
        chance.of("S", "SA", "RA", "R", "A", "PA"),
        chance.below(256),
        chance.below(65536),
        chance.yes(),
        chance.below(65536),
        chance.below(1 << 30) * 4L,
        chance.below(1 << 30) * 4L,
        chance.below(1500));
  }

  private Contradiction contradiction() {
    return switch (chance.below(3)) {
      case 0 -> new Contradiction.SynAckAfterReset(chance.ms());
      case 1 -> new Contradiction.DataAfterReset(chance.ms());
      default -> new Contradiction.SecondAnswer(chance.texts(), chance.texts(), chance.ms());
    };
  }
}

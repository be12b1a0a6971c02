package fengsui.server.ingest;

import fengsui.model.Evidence;
import fengsui.model.Failure;
import fengsui.model.Observation;
import fengsui.model.Outcome;
import fengsui.model.Owner;
import fengsui.model.Scheme;
import fengsui.model.Side;
import fengsui.model.Stage;
import fengsui.model.StageFacts.Connected;
import fengsui.model.Target;
import fengsui.model.Vantage;
import fengsui.wire.Json;
import java.time.Instant;

/// Observations for tests.
final class Sightings {

  static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  static final Outcome REFUSED = new Outcome.Failed(Failure.CONNECTION_REFUSED);

  private Sightings() {}

  static Observation connect(String agent, String target, Instant at, Outcome outcome) {
    return new Observation(
        at,
        agent,
        Vantage.HERE,
        new Target(target, Scheme.TCP, "192.0.2.1", 443, "/", Side.DOMESTIC, Owner.OURS),
        Stage.CONNECT,
        outcome,
        12.5,
        "192.0.2.1:443",
        Evidence.of(new Connected(40000, 0, 12.0, null)),
        1);
  }

  /// A line as an agent sends it.
  static String line(String agent, long sequence) {
    return Json.write(sequence, connect(agent, "shop", NOON.plusSeconds(sequence), Outcome.OK));
  }
}

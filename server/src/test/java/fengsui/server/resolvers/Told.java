package fengsui.server.resolvers;

import fengsui.model.Access;
import fengsui.model.Carrier;
import fengsui.model.ControlPair;
import fengsui.model.ControlPair.Factor;
import fengsui.model.Evidence;
import fengsui.model.Failure;
import fengsui.model.Observation;
import fengsui.model.Outcome;
import fengsui.model.Owner;
import fengsui.model.Scheme;
import fengsui.model.Side;
import fengsui.model.Stage;
import fengsui.model.StageFacts.Resolved;
import fengsui.model.StageFacts.Role;
import fengsui.model.Target;
import fengsui.model.Vantage;
import java.time.Instant;
import java.util.List;

/// What a vantage of a carrier in Beijing is told of one name.
record Told(String carrier, String resolver, Instant at) {

  private static final Target SHOP =
      new Target("shop", Scheme.HTTPS, "shop.example", 443, "/", Side.DOMESTIC, Owner.OURS);

  Observation right(double ms) {
    return seen(Outcome.OK, "198.18.10.80", ms, 60, null);
  }

  Observation wrong(double ms) {
    return seen(new Outcome.Failed(Failure.DNS_BOGON_ERROR), "127.0.0.2", ms, 600, null);
  }

  Observation portal(double ms) {
    return seen(Outcome.OK, "123.125.81.12", ms, 60, null);
  }

  Observation nothing() {
    return seen(new Outcome.Failed(Failure.GENERIC_TIMEOUT_ERROR), null, 5000, 0, null);
  }

  /// What another resolver says, which is `role` to the vantage.
  Observation right(Role role) {
    return seen(Outcome.OK, "198.18.10.80", 9, 60, role);
  }

  private Observation seen(Outcome outcome, String answer, double ms, long ttl, Role role) {
    var facts =
        new Resolved(
                resolver,
                answer == null ? List.of() : List.of(answer),
                List.of(),
                answer == null ? null : "NOERROR",
                answer == null ? null : Long.valueOf(ttl),
                List.of())
            .by(role == null ? Role.LOCAL : role, null);
    var evidence = Evidence.of(facts);
    var pair = role == null ? null : new ControlPair("shop", Factor.RESOLVER, resolver);
    return new Observation(
        at,
        "bj-" + carrier,
        new Vantage(new Carrier(carrier), "beijing", Access.FIXED, Side.DOMESTIC),
        SHOP,
        Stage.RESOLVE,
        outcome,
        ms,
        null,
        pair == null ? evidence : evidence.with(pair),
        1);
  }
}

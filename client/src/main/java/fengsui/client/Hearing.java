package fengsui.client;

import fengsui.client.Resolution.Absent;
import fengsui.client.Resolution.Found;
import fengsui.dns.AddressClass;
import fengsui.dns.Answer;
import fengsui.dns.verdict.AnswerVerdict;
import fengsui.dns.verdict.Worth;
import fengsui.model.Failure;
import fengsui.model.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was heard in one race so far, and what follows from it.
final class Hearing {

  private static final Outcome NO_ANSWER = new Outcome.Failed(Failure.DNS_NO_ANSWER);

  /// Whether an authenticated word may be had: without one, a plain word must do.
  private final boolean hasAuthenticated;

  private final List<String> failures = new ArrayList<>();
  private boolean distrust;
  private @Nullable Resolution decision;
  private @Nullable Found candidate;
  private int candidateRank;
  private @Nullable Absent absent;

  /// @param distrust whether a plain way's word is in doubt from the beginning
  Hearing(boolean hasAuthenticated, boolean distrust) {
    this.hasAuthenticated = hasAuthenticated;
    this.distrust = distrust;
  }

  /// What is decided; null while nothing is.
  @Nullable Resolution decision() {
    return decision;
  }

  /// Whether there is an answer that wants an authenticated word.
  boolean inDoubt() {
    return candidate != null || absent != null;
  }

  /// Whether anything spoke against a plain way.
  boolean suspicious() {
    return distrust || inDoubt();
  }

  /// A way failed.
  void failed(Lane lane, Answer answer) {
    failures.add(lane.way().id() + ": " + answer.outcome().code());
  }

  /// A way says that there is no such name or address. The failsafe says so of what it does not
  /// hold.
  void absent(Lane lane, Answer answer) {
    failed(lane, answer);
    var exists = answer.outcome().equals(NO_ANSWER);
    var why = lane.way().id() + ": " + answer.outcome().code();
    if (lane.authenticated()) {
      decision = ofOurNetwork() ? candidate : new Absent(why, exists, true);
    } else if (lane.plain() && absent == null) {
      absent = new Absent(why, exists, false);
    }
  }

  /// A name of our own network is unknown to everybody else.
  private boolean ofOurNetwork() {
    return candidate != null
        && candidate.addresses().stream()
            .allMatch(each -> AddressClass.of(each) == AddressClass.PRIVATE);
  }

  /// A way gave addresses, and they were judged.
  void judged(Lane lane, Answer answer, AnswerVerdict verdict) {
    if (verdict.usable().isEmpty()) {
      failures.add(lane.way().id() + ": " + verdict.reasons().getFirst());
      distrust = true;
      return;
    }
    var found = found(lane, answer, verdict);
    switch (verdict.worth()) {
      case GENUINE -> decision = found;
      case UNKNOWN, STALE_OK -> unknown(lane, found);
      case SUSPECT -> {
        distrust = true;
        consider(found, lane.plain() ? 0 : 2);
      }
      case POISONED -> throw new IllegalStateException("poisoned with usable addresses");
    }
  }

  private void unknown(Lane lane, Found found) {
    if (lane.plain() && distrust && hasAuthenticated) {
      consider(found, 1);
    } else {
      decision = confirmed(found) ? found.proved() : found;
    }
  }

  /// Whether a plain way and an authenticated one, who cannot be the same liar, agree.
  private boolean confirmed(Found found) {
    return candidate != null && !Collections.disjoint(candidate.addresses(), found.addresses());
  }

  private void consider(Found found, int rank) {
    if (candidate == null || rank > candidateRank) {
      candidate = found;
      candidateRank = rank;
    }
  }

  private static Found found(Lane lane, Answer answer, AnswerVerdict verdict) {
    var ttl = answer.ttl();
    var signed = !lane.plain() && !lane.authenticated();
    return new Found(
        verdict.usable(),
        verdict.worth(),
        lane.tier(),
        lane.way().id(),
        ttl == null ? Keeping.TTL_UNKNOWN : ttl,
        verdict.worth() == Worth.GENUINE || (signed && verdict.worth() == Worth.UNKNOWN));
  }

  /// The best there is when nobody else will answer: what was proven before, then what is in doubt.
  /// That a name is not there stands against an old answer only if no authenticated way could have
  /// said so.
  Resolution lastResort(@Nullable Found stale) {
    if (stale != null && (absent == null || hasAuthenticated)) {
      return stale.asStale();
    }
    if (candidate != null) {
      return candidate;
    }
    if (absent != null) {
      return absent;
    }
    return new Resolution.Lost(
        failures.isEmpty() ? "nobody answered" : String.join("; ", failures));
  }
}

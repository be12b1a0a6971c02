package fengsui.client;

import fengsui.client.Resolution.Found;
import fengsui.dns.Answer;
import fengsui.dns.message.Name;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/// Asks this host's own resolvers, after a look-up that went by an order, for what others have just
/// answered: so it shows whether they may be asked first again.
final class Trial {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final List<Lane> lanes;
  private final Means means;

  Trial(List<Lane> lanes, Means means) {
    this.lanes = lanes.stream().filter(lane -> lane.tier() == Tier.LOCAL).toList();
    this.means = means;
  }

  /// Asks on this thread, if it is time. The first that answers counts; that none does is bad.
  void run(Key key, Found found) {
    if (lanes.isEmpty() || !means.steering().tryNow(means.clock().nanoTime())) {
      return;
    }
    var name = Name.of(key.host());
    for (var lane : lanes) {
      var answer = means.asker().ask(lane.way(), name, key.families(), PATIENCE);
      if (answer.outcome().ok()) {
        judge(answer, found);
        return;
      }
    }
    means.steering().bad();
  }

  /// An answer that nobody proved is good if it agrees with that of the others; if it does not, it
  /// tells nothing.
  private void judge(Answer answer, Found found) {
    var verdict = means.judge().judge(answer);
    switch (verdict.worth()) {
      case GENUINE, STALE_OK -> means.steering().good(means.clock().nanoTime());
      case UNKNOWN -> {
        if (!Collections.disjoint(verdict.usable(), found.addresses())) {
          means.steering().good(means.clock().nanoTime());
        }
      }
      case SUSPECT, POISONED -> means.steering().bad();
    }
  }
}

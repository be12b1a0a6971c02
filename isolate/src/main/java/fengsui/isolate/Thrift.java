package fengsui.isolate;

import fengsui.model.Evidence;
import fengsui.model.Observation;
import fengsui.model.StageFacts.Secured;
import java.util.Objects;

/// Lets an observation share what it has in common with the one before: hundreds of thousands of
/// paths are kept in memory, and most say the same again and again.
final class Thrift {

  private Thrift() {}

  static Observation sharing(Observation next, Observation last) {
    return new Observation(
        next.at(),
        last.agent(),
        last.vantage(),
        last.target(),
        next.stage(),
        next.outcome(),
        next.ms(),
        Objects.equals(next.peer(), last.peer()) ? last.peer() : next.peer(),
        sharing(next.evidence(), last.evidence()),
        1);
  }

  private static Evidence sharing(Evidence next, Evidence last) {
    if (next.equals(last)) {
      return last;
    }
    return next.facts() instanceof Secured now
            && last.facts() instanceof Secured then
            && now.chain().equals(then.chain())
        ? next.with(withChain(now, then))
        : next;
  }

  private static Secured withChain(Secured now, Secured then) {
    return new Secured(
        now.protocol(),
        now.cipher(),
        now.alpn(),
        now.sni(),
        now.alert(),
        then.chain(),
        now.chainTrusted(),
        now.nameMatches(),
        now.floor());
  }
}

package fengsui.probe;

import fengsui.model.Evidence;
import fengsui.model.Floor;
import fengsui.model.Stage;
import fengsui.model.StageFacts;
import fengsui.model.StageFacts.Connected;
import fengsui.model.StageFacts.Exchanged;
import fengsui.model.StageFacts.Secured;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How fast the paths of one diagnosis can answer, known from before and from one another.
final class Floors {

  private final FloorStore store;
  private final List<Probe> probes;

  Floors(FloorStore store, List<Probe> probes) {
    this.store = store;
    this.probes = probes;
  }

  /// Remembers every connect that succeeded, for the diagnoses to come.
  void learn() {
    for (var probe : probes) {
      if (probe.trail() != null && probe.trail().floorMs() > 0) {
        store.learn(probe.trail().call().peer(), probe.trail().floorMs());
      }
    }
  }

  /// Returns `evidence` with the floor of the lap's path.
  Evidence into(Evidence evidence, Trail trail, Lap lap) {
    var floor = find(trail, lap.step().stage());
    var facts = evidence.facts();
    return floor == null || facts == null ? evidence : evidence.with(with(facts, floor));
  }

  private static StageFacts with(StageFacts facts, Floor floor) {
    return switch (facts) {
      case Connected c -> new Connected(c.localPort(), c.retransmits(), c.rttMs(), floor);
      case Secured s ->
          new Secured(
              s.protocol(),
              s.cipher(),
              s.alpn(),
              s.sni(),
              s.alert(),
              s.chain(),
              s.chainTrusted(),
              s.nameMatches(),
              floor);
      case Exchanged e ->
          new Exchanged(
              e.version(),
              e.status(),
              e.server(),
              e.location(),
              e.bodyBytes(),
              e.firstByteMs(),
              floor);
      case StageFacts.Resolved resolved -> resolved;
    };
  }

  /// The floor of the same address counts first; only without one that of another host on the same
  /// side.
  private @Nullable Floor find(Trail trail, Stage stage) {
    var same = sameAddress(trail, stage);
    return same.isEmpty() ? least(sameSide(trail)) : least(same);
  }

  private List<Floor> sameAddress(Trail trail, Stage stage) {
    var found = new ArrayList<Floor>();
    store.find(trail.call().peer()).ifPresent(ms -> found.add(new Floor(ms, "learnt")));
    if (stage != Stage.CONNECT && trail.floorMs() > 0) {
      found.add(new Floor(trail.floorMs(), "its own handshake"));
    }
    for (var probe : probes) {
      var other = probe.trail();
      if (other != null
          && !other.equals(trail)
          && other.floorMs() > 0
          && sameAddress(other, trail)) {
        found.add(new Floor(other.floorMs(), "port " + other.call().peer().getPort()));
      }
    }
    return found;
  }

  private static boolean sameAddress(Trail one, Trail other) {
    return one.call().peer().getAddress().equals(other.call().peer().getAddress());
  }

  private List<Floor> sameSide(Trail trail) {
    var found = new ArrayList<Floor>();
    for (var probe : probes) {
      var other = probe.trail();
      if (other != null
          && other.floorMs() > 0
          && !sameAddress(other, trail)
          && probe.target().side() == trail.call().target().side()) {
        var kind = probe.pair() == null ? "target " : "control ";
        found.add(new Floor(other.floorMs(), kind + probe.target().host()));
      }
    }
    return found;
  }

  private static @Nullable Floor least(List<Floor> floors) {
    return floors.stream().min(Comparator.comparingDouble(Floor::ms)).orElse(null);
  }
}

package fengsui.isolate;

import fengsui.model.Change;
import fengsui.model.Diagnosis;
import fengsui.model.Observation;
import fengsui.model.Verdict;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Judges whose outage it is.
///
/// Observations are folded into tracks, each failing track is seen beside all others, a ledger
/// weighs what that shows, and cases with the same answer become one verdict.
public final class Isolation {

  private Isolation() {}

  /// Returns a verdict for each outage that `observations` show, the gravest first; a single
  /// [fengsui.model.FaultDomain#NONE] if nothing fails now.
  ///
  /// @param changes what was altered around that time, in any order
  public static List<Verdict> judge(
      Collection<Observation> observations, Collection<Change> changes) {
    var scene = Scene.of(observations);
    var outages = outages(scene, changes);
    return outages.isEmpty()
        ? List.of(Quiet.verdict(scene))
        : outages.stream().map(Outage::verdict).toList();
  }

  /// Returns each outage that `observations` show, the gravest first; none if nothing fails now.
  ///
  /// @param changes what was altered around that time, in any order
  public static List<Outage> outages(
      Collection<Observation> observations, Collection<Change> changes) {
    return outages(Scene.of(observations), changes);
  }

  static List<Outage> outages(Scene scene, Collection<Change> changes) {
    var failing =
        scene.tracks().stream()
            .filter(Track::ofClients)
            .filter(track -> fails(track, scene))
            .filter(track -> !scene.superseded(track))
            .filter(track -> !Blips.isOne(track, scene))
            .toList();
    var cases =
        Sample.of(failing, scene).stream()
            .map(alike -> Case.of(alike.getFirst(), scene, changes).speakingFor(alike))
            .toList();
    return Incidents.of(cases, scene);
  }

  /// Returns the verdict about the target of `diagnosis`, for which its controls serve as evidence.
  public static Verdict judge(Diagnosis diagnosis) {
    var scene = Scene.of(diagnosis.observations());
    return scene.tracks().stream()
        .filter(track -> track.target().equals(diagnosis.target()))
        .filter(track -> track.control() == null || track.sibling())
        .filter(track -> fails(track, scene))
        .min(Comparator.comparing(Track::sibling))
        .map(track -> Case.of(track, scene, List.of()))
        .map(of -> Opinion.of(List.of(of), scene))
        .orElseGet(() -> Quiet.verdict(scene));
  }

  static boolean fails(Track track, Scene scene) {
    return !track.ok() || scene.symptom(track).withoutFailure();
  }

  /// Whether a case is anybody's business: the far end of a mere control is not.
  static boolean matters(Case of) {
    return !(of.ofControl() && of.blame() == Blame.FAR_END);
  }
}

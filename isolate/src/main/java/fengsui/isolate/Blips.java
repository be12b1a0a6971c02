package fengsui.isolate;

/// Packets get lost. One silence after many successes, of a target that others reach at the same
/// time, is weather and no outage.
final class Blips {

  private Blips() {}

  static boolean isOne(Track track, Scene scene) {
    return track.blip() && silent(scene.symptom(track)) && othersReach(track, scene);
  }

  private static boolean silent(Symptom symptom) {
    return switch (symptom) {
      case DARK, MUTE, SLOW, UNANSWERED -> true;
      case REFUSED,
          CUT,
          REJECTED,
          LOCAL,
          CERTIFICATE,
          ANSWERED,
          BOGON,
          NAMELESS,
          FORGED,
          TARDY,
          ODD ->
          false;
    };
  }

  /// Whether most others reach the target, and the same post most other targets.
  private static boolean othersReach(Track track, Scene scene) {
    var elsewhere = Tally.most(scene.crowd().voices(track, _ -> true, Post::agent));
    var here =
        Fate.most(
            scene.fates(track, scene.samePost(track).filter(Track::plain).toList()),
            seen -> seen.track().owner());
    return "works".equals(elsewhere) && !"alike".equals(here);
  }
}

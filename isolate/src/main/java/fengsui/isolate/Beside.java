package fengsui.isolate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The tracks of one post by what is asked of them for each failing one, so that much failing at
/// once stays cheap. The order of the tracks is kept.
///
/// @param controlsOf the controls, by the target that they were made for
/// @param byAnswer every track, by each address that its name led to
record Beside(Map<String, List<Track>> controlsOf, Map<String, List<Track>> byAnswer) {

  static Beside of(List<Track> tracks) {
    var beside = new Beside(new HashMap<>(), new HashMap<>());
    for (var track : tracks) {
      var pair = track.control();
      if (pair != null) {
        add(beside.controlsOf, pair.of(), track);
      }
      var facts = track.resolved();
      if (facts != null) {
        facts.answers().forEach(address -> add(beside.byAnswer, address, track));
      }
    }
    return beside;
  }

  private static void add(Map<String, List<Track>> index, String key, Track track) {
    index.computeIfAbsent(key, _ -> new ArrayList<>()).add(track);
  }

  List<Track> controls(String target) {
    return controlsOf.getOrDefault(target, List.of());
  }

  List<Track> ledTo(String address) {
    return byAnswer.getOrDefault(address, List.of());
  }
}

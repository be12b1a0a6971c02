package fengsui.isolate;

import fengsui.model.Carrier;
import fengsui.model.Vantage;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The names that cases of one incident found answered wrongly, and the resolvers that said so.
///
/// @param resolvers in order
/// @param domains how many registrable domains the names are of: unrelated names
/// @param tardy whether the answers were right, but late
record WrongNames(List<String> resolvers, int domains, boolean tardy) {

  static final WrongNames NONE = new WrongNames(List.of(), 0, false);

  static WrongNames of(Collection<Case> cases) {
    var named = cases.stream().filter(each -> each.symptom().ofName()).toList();
    if (named.isEmpty()) {
      return NONE;
    }
    var tracks = named.stream().flatMap(each -> each.tracks().stream()).toList();
    var resolvers =
        tracks.stream()
            .map(Track::resolver)
            .filter(Objects::nonNull)
            .collect(Collectors.toCollection(TreeSet::new));
    var domains = tracks.stream().map(track -> Domains.registrable(track.target().host()));
    var tardy = named.stream().allMatch(each -> each.symptom() == Symptom.TARDY);
    return new WrongNames(List.copyOf(resolvers), (int) domains.distinct().count(), tardy);
  }

  /// A sentence for people: what was measured where, and since when.
  String words(Collection<Case> cases) {
    var places =
        cases.stream()
            .map(each -> each.track().post().vantage())
            .map(WrongNames::place)
            .collect(Collectors.toCollection(TreeSet::new));
    var since = cases.stream().map(Case::since).min(java.util.Comparator.naturalOrder());
    var what = tardy ? "answered late" : "answered wrongly or not at all";
    return "seen from %s: %s, %d unrelated name%s %s since %s"
        .formatted(
            Say.few(places),
            resolvers.isEmpty() ? "no resolver noted" : "resolver " + Say.few(resolvers),
            domains,
            domains == 1 ? "" : "s",
            what,
            since.map(Object::toString).orElse("an unknown time"));
  }

  private static String place(Vantage vantage) {
    Carrier carrier = vantage.carrier();
    return vantage.province().equals("unknown")
        ? carrier.code()
        : carrier + " in " + vantage.province();
  }
}

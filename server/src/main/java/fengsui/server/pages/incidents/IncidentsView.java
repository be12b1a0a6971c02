package fengsui.server.pages.incidents;

import fengsui.server.incident.Incident;
import fengsui.server.pages.Gravity;
import fengsui.server.pages.IncidentLine;
import fengsui.server.pages.Words;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The list of incidents.
public record IncidentsView(List<Tab> tabs, List<IncidentLine> lines) {

  /// More of them make no list that anybody reads.
  private static final int MOST = 200;

  /// Which incidents are listed.
  public record Tab(String code, String name, long count, boolean here) {}

  static IncidentsView of(Collection<Incident> incidents, String state, Words words, Instant now) {
    var here = List.of("open", "resolved", "all").contains(state) ? state : "all";
    return new IncidentsView(
        Stream.of("open", "resolved", "all")
            .map(code ->
                new Tab(
                    code,
                    words.say("incidents." + code),
                    incidents.stream().filter(incident -> takes(code, incident)).count(),
                    code.equals(here)))
            .toList(),
        incidents.stream()
            .filter(incident -> takes(here, incident))
            .sorted(order())
            .limit(MOST)
            .map(incident -> IncidentLine.of(incident, words, now))
            .toList());
  }

  private static boolean takes(String state, Incident incident) {
    return state.equals("all") || incident.open() == state.equals("open");
  }

  /// Those that go on first, the gravest before the others; then the newest.
  private static Comparator<Incident> order() {
    return Comparator.comparing((Incident incident) -> !incident.open())
        .thenComparing(
            (a, b) -> a.open() ? Gravity.first().compare(a, b) : b.since().compareTo(a.since()));
  }
}

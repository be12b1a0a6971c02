package fengsui.server.pages.incidents;

import static java.nio.charset.StandardCharsets.UTF_8;

import fengsui.model.Verdict.Layer;
import fengsui.server.access.Audit;
import fengsui.server.access.Caller;
import fengsui.server.incident.Incident;
import fengsui.server.incident.Incidents;
import fengsui.server.ingest.History;
import fengsui.server.pages.Frame;
import fengsui.server.pages.Gone;
import fengsui.server.pages.Screens;
import fengsui.server.pages.reports.Papers;
import fengsui.server.pages.resolvers.TailView;
import fengsui.server.report.Reports;
import fengsui.server.resolvers.TailBoard;
import fengsui.server.watch.Watch;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/// The list of incidents, and each of them.
@RestController
class IncidentPages {

  private static final int LONGEST = 4_000;

  private final Incidents incidents;
  private final Watch watch;
  private final History history;
  private final TailBoard tails;
  private final Bystanders bystanders;
  private final Reports reports;
  private final Audit audit;
  private final Screens screens;

  IncidentPages(
      Incidents incidents,
      Watch watch,
      History history,
      TailBoard tails,
      Bystanders bystanders,
      Reports reports,
      Audit audit,
      Screens screens) {
    this.incidents = incidents;
    this.watch = watch;
    this.history = history;
    this.tails = tails;
    this.bystanders = bystanders;
    this.reports = reports;
    this.audit = audit;
    this.screens = screens;
  }

  @GetMapping("/incidents")
  ResponseEntity<byte[]> list(Frame frame, @RequestParam(defaultValue = "all") String state) {
    var view = IncidentsView.of(incidents.all(), state, frame.words(), frame.now());
    return screens.show("incidents", frame, view);
  }

  /// @param refresh whether a page that is open asks, which keeps the chart that it has
  @GetMapping("/incidents/{id}")
  ResponseEntity<byte[]> incident(
      Frame frame,
      @PathVariable String id,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean refresh) {
    var incident = incidents.find(id);
    if (incident.isEmpty()) {
      var gone = new Gone("incident.gone", "/incidents", "incident.back");
      return screens.show(HttpStatus.NOT_FOUND, "gone", frame, gone);
    }
    var chart = refresh ? Chart.NONE : chart(incident.get(), frame);
    var view =
        IncidentView.of(incident.get(), watch.cells(), frame, chart)
            .with(
                tails(incident.get(), frame),
                bystanders.of(incident.get(), frame),
                Papers.of(incident.get(), reports, frame));
    return screens.show("incident", frame, view);
  }

  /// How long users keep wrong answers, where it is about names and goes on.
  private List<TailView> tails(Incident incident, Frame frame) {
    if (!incident.open() || incident.verdict().where().layer() != Layer.DNS) {
      return List.of();
    }
    return TailView.of(
        tails.of(path ->
            incident.agents().contains(path.agent()) && incident.targets().contains(path.target())),
        frame);
  }

  /// The numbers of the chart, for its script.
  @GetMapping("/incidents/{id}/chart")
  ResponseEntity<Chart> chart(Frame frame, @PathVariable String id) {
    return ResponseEntity.of(incidents.find(id).map(incident -> chart(incident, frame)));
  }

  private Chart chart(Incident incident, Frame frame) {
    var span = Span.of(incident, frame.now(), history);
    var shares = history.shares(incident.targets(), span.unit(), span.from(), span.to());
    return Chart.of(span, shares, watch.cells(), frame);
  }

  /// Takes an incident on, notes something or ends it by hand.
  @PostMapping("/incidents/{id}")
  ResponseEntity<Void> act(
      @PathVariable String id,
      @RequestParam String deed,
      @RequestParam(defaultValue = "") String text,
      HttpServletRequest request) {
    var who = Caller.of(request).name();
    if (!text.isBlank()) {
      incidents.note(id, who, text.strip().substring(0, Math.min(LONGEST, text.strip().length())));
    }
    switch (deed) {
      case "acknowledge" -> incidents.acknowledge(id, who);
      case "resolve" -> incidents.resolve(id, who);
      default -> {} // a note, or somebody else's text
    }
    audit.record(request, "incident." + deed, id, "ok");
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create("/incidents/" + UriUtils.encodePathSegment(id, UTF_8)))
        .build();
  }
}

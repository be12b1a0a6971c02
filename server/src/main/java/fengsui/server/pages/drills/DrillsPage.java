package fengsui.server.pages.drills;

import fengsui.server.access.Audit;
import fengsui.server.access.Caller;
import fengsui.server.incident.Incidents;
import fengsui.server.live.Live;
import fengsui.server.pages.DrillSwitches;
import fengsui.server.pages.Frame;
import fengsui.server.pages.Screens;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Drills: what there is, what came of them, and switches where a laboratory runs under the post.
@RestController
class DrillsPage {

  private static final int RESULTS = 30;

  private final @Nullable DrillSwitches switches;
  private final Runs runs;
  private final Incidents incidents;
  private final Audit audit;
  private final Live live;
  private final Screens screens;

  DrillsPage(
      ObjectProvider<DrillSwitches> switches,
      Runs runs,
      Incidents incidents,
      Audit audit,
      Live live,
      Screens screens) {
    this.switches = switches.getIfAvailable();
    this.runs = runs;
    this.incidents = incidents;
    this.audit = audit;
    this.live = live;
    this.screens = screens;
  }

  @GetMapping("/drills")
  ResponseEntity<byte[]> page(Frame frame) {
    return screens.show("drills", frame, view(frame, ""));
  }

  @PostMapping("/drills")
  ResponseEntity<byte[]> turn(
      Frame frame,
      @RequestParam String name,
      @RequestParam boolean on,
      HttpServletRequest request) {
    var deed = on ? "drill.on" : "drill.off";
    if (switches == null) {
      audit.record(request, deed, name, "refused: no laboratory");
      return refused(frame, frame.say("drills.none"));
    }
    try {
      turn(switches, name, on, Caller.of(request).words());
      audit.record(request, deed, name, "ok");
      live.changed(Live.Topic.DRILLS);
      return ResponseEntity.status(HttpStatus.SEE_OTHER).header("Location", "/drills").build();
    } catch (IllegalArgumentException | IllegalStateException e) {
      var why = String.valueOf(e.getMessage());
      audit.record(request, deed, name, "refused: " + why);
      return refused(frame, why);
    }
  }

  // It is noted before: the first verdict may come before the switch is all the way round.
  private void turn(DrillSwitches switches, String name, boolean on, String who) {
    if (!on) {
      switches.turn(name, false);
      runs.end(name, who);
      return;
    }
    var one = switches.all().stream().filter(it -> it.name().equals(name)).findFirst();
    one.filter(it -> !it.on()).ifPresent(it -> runs.start(name, it.truth(), who));
    try {
      switches.turn(name, true);
    } catch (RuntimeException e) {
      one.filter(it -> !it.on()).ifPresent(_ -> runs.forget(name));
      throw e;
    }
  }

  private ResponseEntity<byte[]> refused(Frame frame, String why) {
    return screens.show(HttpStatus.CONFLICT, "drills", frame, view(frame, why));
  }

  private DrillsView view(Frame frame, String trouble) {
    var results = DrillsView.results(runs.newest(RESULTS), incidents.all(), frame.words());
    var all = switches == null ? List.<DrillSwitches.DrillSwitch>of() : switches.all();
    return new DrillsView(switches != null, all, results, trouble);
  }
}

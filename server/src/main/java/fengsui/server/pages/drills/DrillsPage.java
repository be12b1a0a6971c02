package fengsui.server.pages.drills;

import fengsui.server.access.Audit;
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

/// Drills: what there is, and switches where a laboratory runs under the post.
@RestController
class DrillsPage {

  private final @Nullable DrillSwitches switches;
  private final Audit audit;
  private final Screens screens;

  DrillsPage(ObjectProvider<DrillSwitches> switches, Audit audit, Screens screens) {
    this.switches = switches.getIfAvailable();
    this.audit = audit;
    this.screens = screens;
  }

  @GetMapping("/drills")
  ResponseEntity<byte[]> page(Frame frame) {
    return screens.show("drills", frame, view(""));
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
      return screens.show(HttpStatus.CONFLICT, "drills", frame, view(frame.say("drills.none")));
    }
    try {
      switches.turn(name, on);
      audit.record(request, deed, name, "ok");
      return ResponseEntity.status(HttpStatus.SEE_OTHER).header("Location", "/drills").build();
    } catch (IllegalArgumentException | IllegalStateException e) {
      var why = String.valueOf(e.getMessage());
      audit.record(request, deed, name, "refused: " + why);
      return screens.show(HttpStatus.CONFLICT, "drills", frame, view(why));
    }
  }

  private DrillsView view(String trouble) {
    return new DrillsView(switches != null, switches == null ? List.of() : switches.all(), trouble);
  }
}

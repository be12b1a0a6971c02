package fengsui.server.pages.vantages;

import fengsui.server.catalogue.Catalogue;
import fengsui.server.pages.Clerk;
import fengsui.server.pages.Clerk.Way;
import fengsui.server.pages.Frame;
import fengsui.server.pages.Gone;
import fengsui.server.pages.Screens;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The form of a vantage.
@RestController
class VantageEditor {

  private static final Way WAY = new Way("vantage", "/vantages");

  private final Catalogue catalogue;
  private final Clerk clerk;
  private final Screens screens;

  VantageEditor(Catalogue catalogue, Clerk clerk, Screens screens) {
    this.catalogue = catalogue;
    this.clerk = clerk;
    this.screens = screens;
  }

  /// The form of a vantage; without `agent`, that of a new one.
  @GetMapping("/vantages/edit")
  ResponseEntity<byte[]> form(Frame frame, @RequestParam(defaultValue = "") String agent) {
    if (agent.isEmpty()) {
      return clerk.show("vantage", frame, VantageForm.NEW);
    }
    var listed = catalogue.snapshot().vantages().get(agent);
    if (listed == null || listed.readOnly()) {
      var gone = new Gone("entry.none-such", "/vantages", "vantages.back");
      return screens.show(HttpStatus.NOT_FOUND, "gone", frame, gone);
    }
    return clerk.show("vantage", frame, VantageForm.of(listed.entry(), listed.revision()));
  }

  @PostMapping("/vantages/edit")
  ResponseEntity<byte[]> keep(Frame frame, VantageForm form, HttpServletRequest request) {
    return clerk.keep(form, frame, request, WAY);
  }

  @PostMapping("/vantages/remove")
  ResponseEntity<byte[]> remove(Frame frame, VantageForm form, HttpServletRequest request) {
    return clerk.remove(form, frame, request, WAY);
  }
}

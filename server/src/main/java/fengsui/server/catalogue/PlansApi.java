package fengsui.server.catalogue;

import fengsui.server.access.Caller;
import fengsui.server.config.Configuration.PlanEntry;
import fengsui.server.config.Entries;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/// The plans of the catalogue.
@RestController
final class PlansApi {

  private final EntriesApi<PlanEntry> entries;

  PlansApi(Catalogue catalogue) {
    entries =
        new EntriesApi<>(
            new EntriesApi.Form<>(
                Kind.PLAN,
                "name",
                Snapshot::plans,
                Entries::write,
                Entries::readPlan,
                catalogue::put),
            catalogue);
  }

  @GetMapping("/api/v1/plans")
  ObjectNode list() {
    return entries.list();
  }

  @GetMapping("/api/v1/plans/{name}")
  ResponseEntity<Object> one(@PathVariable("name") String id) {
    return entries.one(id);
  }

  @PutMapping("/api/v1/plans/{name}")
  ResponseEntity<Object> put(
      @PathVariable("name") String id,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request)
      throws IOException {
    return entries.put(id, caller, request);
  }

  @DeleteMapping("/api/v1/plans/{name}")
  ResponseEntity<Object> remove(
      @PathVariable("name") String id,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request) {
    return entries.remove(id, caller, request);
  }
}

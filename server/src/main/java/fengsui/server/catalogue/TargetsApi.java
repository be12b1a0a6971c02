package fengsui.server.catalogue;

import fengsui.server.access.Caller;
import fengsui.server.config.Configuration.TargetEntry;
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

/// The targets of the catalogue.
@RestController
final class TargetsApi {

  private final EntriesApi<TargetEntry> entries;

  TargetsApi(Catalogue catalogue) {
    entries =
        new EntriesApi<>(
            new EntriesApi.Form<>(
                Kind.TARGET,
                "id",
                Snapshot::targets,
                Entries::write,
                Entries::readTarget,
                catalogue::put),
            catalogue);
  }

  @GetMapping("/api/v1/targets")
  ObjectNode list() {
    return entries.list();
  }

  @GetMapping("/api/v1/targets/{id}")
  ResponseEntity<Object> one(@PathVariable("id") String id) {
    return entries.one(id);
  }

  @PutMapping("/api/v1/targets/{id}")
  ResponseEntity<Object> put(
      @PathVariable("id") String id,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request)
      throws IOException {
    return entries.put(id, caller, request);
  }

  @DeleteMapping("/api/v1/targets/{id}")
  ResponseEntity<Object> remove(
      @PathVariable("id") String id,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request) {
    return entries.remove(id, caller, request);
  }
}

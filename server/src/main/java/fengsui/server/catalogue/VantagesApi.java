package fengsui.server.catalogue;

import fengsui.server.access.Caller;
import fengsui.server.config.Configuration.VantageEntry;
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

/// The vantages of the catalogue.
@RestController
final class VantagesApi {

  private final EntriesApi<VantageEntry> entries;

  VantagesApi(Catalogue catalogue) {
    entries =
        new EntriesApi<>(
            new EntriesApi.Form<>(
                Kind.VANTAGE,
                "agent",
                Snapshot::vantages,
                Entries::write,
                Entries::readVantage,
                catalogue::put),
            catalogue);
  }

  @GetMapping("/api/v1/vantages")
  ObjectNode list() {
    return entries.list();
  }

  @GetMapping("/api/v1/vantages/{agent}")
  ResponseEntity<Object> one(@PathVariable("agent") String id) {
    return entries.one(id);
  }

  @PutMapping("/api/v1/vantages/{agent}")
  ResponseEntity<Object> put(
      @PathVariable("agent") String id,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request)
      throws IOException {
    return entries.put(id, caller, request);
  }

  @DeleteMapping("/api/v1/vantages/{agent}")
  ResponseEntity<Object> remove(
      @PathVariable("agent") String id,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request) {
    return entries.remove(id, caller, request);
  }
}

package fengsui.server.access;

import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The API on the audit.
@RestController
class AuditRoutes {

  private final Audit audit;

  AuditRoutes(Audit audit) {
    this.audit = audit;
  }

  /// Newest first; ask on with `before` = the last id seen.
  @GetMapping("/api/v1/audit")
  Map<String, List<Audit.Line>> lines(
      @RequestParam(defaultValue = "9223372036854775807") long before,
      @RequestParam(defaultValue = "100") int limit) {
    return Map.of("lines", audit.before(before, limit));
  }
}

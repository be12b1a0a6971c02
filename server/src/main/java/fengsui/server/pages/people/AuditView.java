package fengsui.server.pages.people;

import fengsui.server.access.Audit;
import java.util.List;

/// Who did what, newest first.
public record AuditView(List<Audit.Line> lines) {

  /// Where to go on reading; 0 at the end.
  public long next() {
    return lines.isEmpty() ? 0 : lines.getLast().id();
  }
}

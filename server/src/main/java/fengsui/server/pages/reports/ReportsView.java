package fengsui.server.pages.reports;

import java.util.List;

/// All fault reports, newest first.
public record ReportsView(List<PaperLine> lines) {

  public ReportsView {
    lines = List.copyOf(lines);
  }
}

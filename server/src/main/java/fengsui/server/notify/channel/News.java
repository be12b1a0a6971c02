package fengsui.server.notify.channel;

import fengsui.model.FaultDomain;
import fengsui.model.Verdict;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One thing that a person must know about an incident.
///
/// @param event the number of the incident's event that it tells of; no two news share it
/// @param incident such as `inc-7`
/// @param before what was told last, where that changed; null otherwise
/// @param since when the failure was first seen
/// @param at when it happened
/// @param link the incident's page
public record News(
    long event,
    Kind kind,
    String incident,
    Verdict verdict,
    @Nullable Verdict before,
    List<String> targets,
    List<String> agents,
    Instant since,
    Instant at,
    URI link) {

  public News {
    targets = List.copyOf(targets);
    agents = List.copyOf(agents);
  }

  /// What happened.
  public enum Kind {
    OPENED,
    CHANGED,
    REOPENED,
    RESOLVED,
    /// It goes on: for receivers that want to hear so.
    FIRING,
    /// Nothing happened: an administrator tries the channel.
    TEST
  }

  /// That it goes on.
  News firing() {
    return new News(event, Kind.FIRING, incident, verdict, null, targets, agents, since, at, link);
  }

  /// Whether it must not wait behind others.
  public boolean grave() {
    return (kind == Kind.OPENED || kind == Kind.REOPENED || kind == Kind.CHANGED)
        && severity().equals("critical");
  }

  /// How bad: `critical`, `warning` or `info`.
  public String severity() {
    return severity(verdict.domain());
  }

  /// What names the incident in the systems of others: it must not change while people were told
  /// nothing else.
  public Map<String, String> labels() {
    return labels(verdict);
  }

  /// The same, as it was under another verdict.
  Map<String, String> labels(Verdict verdict) {
    var labels = new TreeMap<String, String>();
    labels.put("alertname", kind == Kind.TEST ? "FengsuiTest" : "FengsuiIncident");
    labels.put("incident", incident);
    labels.put("domain", verdict.domain().code());
    labels.put("severity", severity(verdict.domain()));
    var where = verdict.where();
    put(labels, "carrier", where.carrier() == null ? null : where.carrier().code());
    put(labels, "provider", where.provider());
    put(labels, "change", where.change());
    return labels;
  }

  private static void put(Map<String, String> labels, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      labels.put(name, value);
    }
  }

  private static String severity(FaultDomain domain) {
    return switch (domain) {
      case OURS, CARRIER, BORDER, PROVIDER, CHANGE -> "critical";
      case UNKNOWN -> "warning";
      case MONITOR, NONE -> "info";
    };
  }
}

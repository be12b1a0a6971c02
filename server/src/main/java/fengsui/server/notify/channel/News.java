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
/// @param errand what has to be done, for a reminder; null otherwise
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
    URI link,
    @Nullable Errand errand) {

  public News {
    targets = List.copyOf(targets);
    agents = List.copyOf(agents);
  }

  /// One that reminds of nothing.
  public News(
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
    this(event, kind, incident, verdict, before, targets, agents, since, at, link, null);
  }

  /// A fault report to a carrier that has to be looked after.
  ///
  /// @param report its id
  /// @param state where it stands, such as `filed`
  /// @param number what the carrier calls it; empty before it was filed
  /// @param since since when it stands there
  public record Errand(String report, String carrier, String state, String number, Instant since) {}

  /// What happened.
  public enum Kind {
    OPENED,
    CHANGED,
    REOPENED,
    RESOLVED,
    /// It goes on: for receivers that want to hear so.
    FIRING,
    /// A fault report to a carrier stays where it is for too long.
    REMINDER,
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
    labels.put("alertname", name());
    labels.put("incident", incident);
    labels.put("domain", verdict.domain().code());
    labels.put("severity", severity(verdict.domain()));
    var where = verdict.where();
    put(labels, "carrier", where.carrier() == null ? null : where.carrier().code());
    put(labels, "provider", where.provider());
    put(labels, "change", where.change());
    put(labels, "report", errand == null ? null : errand.report());
    return labels;
  }

  private String name() {
    return switch (kind) {
      case TEST -> "FengsuiTest";
      case REMINDER -> "FengsuiReport";
      case OPENED, CHANGED, REOPENED, RESOLVED, FIRING -> "FengsuiIncident";
    };
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

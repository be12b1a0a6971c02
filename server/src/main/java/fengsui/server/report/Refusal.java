package fengsui.server.report;

import fengsui.server.incident.Incident;

/// Why no fault report can be made of an incident.
public enum Refusal {
  NOT_A_CARRIERS,
  NO_CARRIER_NAMED;

  String words(Incident incident) {
    var domain = incident.verdict().domain().code();
    return switch (this) {
      case NOT_A_CARRIERS ->
          "incident %s: its verdict is %s, and a fault report goes to a carrier; wait for a verdict that names one"
              .formatted(incident.id(), domain);
      case NO_CARRIER_NAMED ->
          "incident %s: its verdict names no carrier; wait for one that does"
              .formatted(incident.id());
    };
  }
}

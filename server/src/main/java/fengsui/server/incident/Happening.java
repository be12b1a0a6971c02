package fengsui.server.incident;

import fengsui.server.incident.Incident.Event;

/// Something that happened to an incident: the incident as it is from then on, and the line of its
/// history that says so.
record Happening(Matter matter, Event event) {}

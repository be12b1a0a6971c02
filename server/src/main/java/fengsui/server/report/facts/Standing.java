package fengsui.server.report.facts;

import fengsui.model.Coded;

/// What a measurement is to the report.
public enum Standing implements Coded {
  /// Of the carrier's own network or resolvers: what the report is about.
  SUBJECT("subject"),
  /// Of another resolver, place or carrier, measured in the same way.
  OTHER("other"),
  /// Of a server that is authoritative for the name.
  AUTHORITY("authority"),
  /// Of a control: the same in all but one factor.
  CONTROL("control");

  private final String code;

  Standing(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}

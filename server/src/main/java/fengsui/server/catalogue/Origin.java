package fengsui.server.catalogue;

import fengsui.model.Coded;

/// Where an entry comes from, and so who may change it.
public enum Origin implements Coded {
  /// The configuration file: changed there only.
  FILE("file"),
  /// Somebody, through the API or the pages.
  API("api"),
  /// An agent that told where it stands.
  AGENT("agent");

  private final String code;

  Origin(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}

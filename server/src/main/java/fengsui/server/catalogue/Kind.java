package fengsui.server.catalogue;

import fengsui.model.Coded;

/// What an entry of the catalogue describes.
public enum Kind implements Coded {
  TARGET("target"),
  VANTAGE("vantage"),
  PLAN("plan");

  private final String code;

  Kind(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}

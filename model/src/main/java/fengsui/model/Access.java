package fengsui.model;

/// How a vantage reaches its carrier.
public enum Access implements Coded {
  FIXED("fixed"),
  MOBILE("mobile"),
  IDC("idc");

  private final String code;

  Access(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}

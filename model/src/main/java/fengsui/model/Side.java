package fengsui.model;

/// On which side of the border something stands.
public enum Side implements Coded {
  DOMESTIC("domestic"),
  OVERSEAS("overseas");

  private final String code;

  Side(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}

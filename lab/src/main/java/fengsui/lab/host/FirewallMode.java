package fengsui.lab.host;

import fengsui.model.Coded;

/// What a host's own firewall does to connections from outside to one port.
public enum FirewallMode implements Coded {
  OPEN("open"),
  TCP_RESET("tcp-reset"),
  ADMIN_PROHIBITED("admin-prohibited"),
  DROP("drop");

  private final String code;

  FirewallMode(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}

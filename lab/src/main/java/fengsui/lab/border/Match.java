package fengsui.lab.border;

import fengsui.model.Coded;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which packets a rule is about.
///
/// @param direction which way the connection was opened
/// @param protocol null: every protocol
/// @param ports of the one who was called; empty: every port
/// @param name what the server name (SNI) or the name asked (DNS) must match in full; null: any
/// @param only names of hosts, one of which must be an end of the flow; empty: every host
public record Match(
    Direction direction,
    @Nullable Protocol protocol,
    Set<Integer> ports,
    Trigger trigger,
    @Nullable Pattern name,
    Set<String> only) {

  public Match {
    ports = Set.copyOf(ports);
    only = Set.copyOf(only);
  }

  /// Which way a connection was opened: outbound is from the domestic side to overseas.
  public enum Direction implements Coded {
    OUTBOUND("outbound"),
    INBOUND("inbound"),
    /// Either of the two, or within one side.
    ANY("any");

    private final String code;

    Direction(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  /// What the packet must carry.
  public enum Protocol implements Coded {
    TCP("tcp"),
    UDP("udp");

    private final String code;

    Protocol(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }
}
